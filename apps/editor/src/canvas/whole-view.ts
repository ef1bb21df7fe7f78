import type { FitViewOptions } from '@xyflow/react';

/** Everything at once, clear of the controls at the lower edge. */
export const WHOLE_VIEW: FitViewOptions = {
  padding: { x: 0.08, top: 0.08, bottom: '96px' },
  maxZoom: 1,
  duration: 160,
};
