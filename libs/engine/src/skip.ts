import { waysOut } from '@flowkeep/graph';
import { dropBody } from './abandon.ts';
import { decideEdges, firstPort } from './edge-rules.ts';
import { remember } from './remember.ts';
import { reportOf, type Step } from './step.ts';
import type { Turn } from './turn.ts';

/** Leaves a step that somebody does not want to wait for. A port that it does not have changes nothing. */
export function skip(turn: Turn, step: Step, wanted: string | undefined): void {
  const { draft, now } = turn;
  const { node } = step;
  const port = wanted ?? firstPort(node);
  if (port !== undefined && !waysOut(node).includes(port)) return;
  if (node.handler !== undefined) return;
  const ports = port === undefined ? [] : [port];
  if (draft.active.get(step.key)?.kind === 'looping') dropBody(turn, step.key);
  else draft.commands.push({ kind: 'abandon', stepKey: step.key });
  remember(turn, step, {});
  draft.report(reportOf(step, 'skipped', now, { ports }));
  decideEdges(turn, step.frame, step.index, ports);
}
