import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { VisuallyHidden } from '@flowkeep/ui';
import { spoken } from './announcer.ts';

/** Reads aloud what the announcer says. Stands once on a screen with a canvas. */
export function LiveRegion(): ReactElement {
  const { text, turn } = useStore(spoken);
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite">
        {text}
        {/* The same sentence twice is a change too, or a screen reader would stay silent. */}
        {turn % 2 === 0 ? '' : '\u00A0'}
      </div>
    </VisuallyHidden>
  );
}
