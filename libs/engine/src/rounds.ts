import { openRound, roundOutput } from './body.ts';
import { firstPort } from './edge-rules.ts';
import { leave } from './leave.ts';
import type { Step } from './step.ts';
import type { Turn } from './turn.ts';

/** Begins as many rounds of a for-each as may be under way side by side, in order; goes on behind the last. */
export function fillRounds(turn: Turn, owner: Step): void {
  const loop = turn.draft.loop(owner.key);
  if (loop?.items === undefined) return;
  while (loop.begun < loop.items.length && loop.begun - loop.ended < loop.concurrency) {
    const item = loop.items[loop.begun] ?? null;
    openRound(turn, owner, { outputs: roundOutput(owner, loop.begun, { item }) });
  }
  if (loop.ended < loop.items.length) return;
  leave(turn, owner, wayOn(owner), { count: loop.ended, ...(loop.results && { results: loop.results }) });
}

/** The port by which a step leaves whose body is over. */
export function wayOn({ node }: Step): readonly string[] {
  const port = firstPort(node);
  return port === undefined ? [] : [port];
}
