import type { RunStatus } from '@flowkeep/contracts';
import type { IconName } from '@flowkeep/ui';

/** Why nothing is told of a run yet, or ever. */
export type BeforeStory = 'skipped' | 'cancelled' | 'failed' | 'nothing' | 'paused' | 'held' | 'about';

export const ICON_BEFORE_STORY = {
  skipped: 'circle-slash',
  cancelled: 'circle-slash',
  failed: 'circle-x',
  nothing: 'circle-slash',
  paused: 'pause',
  held: 'hourglass',
  about: 'hourglass',
} as const satisfies Record<BeforeStory, IconName>;

/** What a run without a story waits for, or why it has none. A paused workflow holds back what waits in line too. */
export function beforeStory(
  run: { readonly status: RunStatus; readonly held: boolean },
  isPaused: boolean,
): BeforeStory {
  switch (run.status) {
    case 'skipped':
    case 'cancelled':
    case 'failed':
      return run.status;
    case 'completed':
      return 'nothing';
    default:
      if (isPaused || run.status === 'paused') return 'paused';
      return run.held ? 'held' : 'about';
  }
}
