import type { StepReport } from '@flowkeep/contracts';
import { isTold } from './latest-steps.ts';

export interface TimelineDot {
  readonly key: string;
  readonly nodeId: string;
  /** Percent from the left. */
  readonly left: number;
}

export interface TimelinePlan {
  readonly dots: readonly TimelineDot[];
  /** Percent of the line that lies behind the run. */
  readonly done: number;
  /** ISO instants. */
  readonly from: string;
  readonly to: string | null;
}

const NEAREST = 3.5;

/**
 * Where the steps of a run stand on one line of time. Steps within a second of each other would lie on top of each
 * other, so each keeps a little distance from the one before it.
 */
export function timelineOf(
  steps: readonly StepReport[],
  startedAt: string,
  endedAt: string | null,
  now: number,
): TimelinePlan {
  const shown = steps.filter(isTold).sort((a, b) => a.sequence - b.sequence);
  const start = Date.parse(startedAt);
  const waits = shown.flatMap((step) =>
    step.endedAt === null && step.waitingUntil ? [Date.parse(step.waitingUntil)] : [],
  );
  const to = endedAt === null ? Math.max(now, ...waits) : Date.parse(endedAt);
  const length = Math.max(1, to - start);
  const share = (at: number): number => Math.min(96, Math.max(2, ((at - start) / length) * 100));
  const inOrder = [...shown].sort(
    (a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt) || a.sequence - b.sequence,
  );
  const gap = Math.min(NEAREST, 94 / Math.max(1, inOrder.length));
  let last = 2 - gap;
  const dots = inOrder.map((step) => {
    last = Math.min(98, Math.max(last + gap, share(Date.parse(step.startedAt))));
    return { key: step.key, nodeId: step.nodeId, left: last };
  });
  const done = endedAt === null ? Math.max(share(now), dots.at(-1)?.left ?? 0) : 100;
  return { dots, done, from: startedAt, to: endedAt ?? (waits.length > 0 ? new Date(to).toISOString() : null) };
}
