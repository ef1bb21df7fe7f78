import type { JsonObject } from '@flowkeep/contracts';
import { decideEdges } from './edge-rules.ts';
import { nameOf } from './name-of.ts';
import { activeStep, reportOf, type Step } from './step.ts';
import type { LoopProgress } from './active-step.ts';
import type { Turn } from './turn.ts';

/** What a round begins with besides its number. */
export interface RoundStart {
  readonly outputs?: Readonly<Record<string, JsonObject>>;
  /** Given to a sub-workflow: it then has a scope of its own. */
  readonly trigger?: JsonObject;
}

/** Makes a step the owner of rounds, or keeps it so. */
export function beginLooping(turn: Turn, step: Step, config: JsonObject, loop: Partial<LoopProgress> = {}): void {
  const { draft, now } = turn;
  if (draft.active.get(step.key)?.kind === 'looping') return;
  const progress = { concurrency: 1, begun: 0, ended: 0, ...loop };
  draft.activate(step.key, activeStep(step, { kind: 'looping', config, loop: progress }));
  draft.report(reportOf(step, 'running', now));
}

/** Begins the next round of a step's body, as a frame of its own. */
export function openRound(turn: Turn, step: Step, start: RoundStart = {}): void {
  const { draft, index: facts } = turn;
  const loop = draft.loop(step.key);
  if (loop === undefined) return;
  const number = loop.begun;
  loop.begun += 1;
  const path = pathOf(step, number);
  const scope = start.trigger === undefined ? {} : { trigger: start.trigger, vars: {} };
  const place = { owner: step.key, region: step.index, parent: step.frame.id, path, index: number, ...scope };
  const frame = draft.openFrame(`${step.node.id}:${path}`, { ...place, outputs: start.outputs ?? {} });
  const { ports, targets } = facts.entries(step.index);
  for (const [, edges] of ports) for (const edge of edges) frame.edges[edge] = 'taken';
  for (const target of targets) draft.ready.push(frame, target);
  const { lone, goals } = facts.heads(step.index);
  // Nothing leads there: what lies behind must not wait for it.
  for (const node of lone) decideEdges(turn, frame, node, []);
  for (const goal of goals) draft.ready.pushEntry(frame, goal);
  if (frame.idle) draft.resting.add(frame);
}

/** `steps.<loop>` inside of a round. */
export function roundOutput(step: Step, index: number, item?: JsonObject): Readonly<Record<string, JsonObject>> {
  return { [nameOf(step.node)]: { ...item, index, number: index + 1 } };
}

/** A loop that is visited again must not use the step keys of its first visit again. */
function pathOf(step: Step, round: number): string {
  const own = step.visit === 1 ? String(round) : `${String(step.visit)}-${String(round)}`;
  return step.frame.path === '' ? own : `${step.frame.path}.${own}`;
}
