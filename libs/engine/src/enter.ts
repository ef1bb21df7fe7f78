import type { PlanNode } from '@flowkeep/graph';
import { contextOf } from './context.ts';
import { decided } from './decided.ts';
import { decideEdges, firstPort } from './edge-rules.ts';
import { execute } from './execute.ts';
import { fail } from './fail.ts';
import type { FrameDraft } from './frame-draft.ts';
import { remember } from './remember.ts';
import { configOf } from './rendered.ts';
import { stepErrorOf } from './step-error.ts';
import { reportOf, type Step, stepKeyOf } from './step.ts';
import { controlOf, type Turn } from './turn.ts';

/** Visits a node. Whatever is thrown on the way is the outcome of the step. */
export function enter(turn: Turn, frame: FrameDraft, index: number, node: PlanNode): void {
  const visit = (frame.visits[node.id] ?? 0) + 1;
  frame.visits[node.id] = visit;
  const key = stepKeyOf(turn.draft.state.runId, node.id, frame.path, visit);
  const step: Step = { key, index, node, frame, visit, startedAt: turn.now };
  if (node.class === 'trigger') return passTrigger(turn, step);
  try {
    const config = configOf(turn, step);
    if (node.class === 'quick' || node.class === 'outbound') return execute(turn, step, node.class, config);
    decided(turn, step, config, controlOf(turn, node).enter(contextOf(turn, step, config)));
  } catch (thrown) {
    fail(turn, step, stepErrorOf(thrown, turn.now));
  }
}

function passTrigger(turn: Turn, step: Step): void {
  const { draft, now } = turn;
  const port = firstPort(step.node);
  const ports = port === undefined ? [] : [port];
  const output = step.frame.place?.trigger ?? draft.state.trigger;
  // The run's own trigger is in its state already.
  if (step.frame.place !== null) remember(turn, step, output);
  draft.report(reportOf(step, 'done', now, { ports, output }));
  decideEdges(turn, step.frame, step.index, ports);
}
