import { DomainError } from '@flowkeep/contracts';
import { WorkMeter } from '@flowkeep/expressions';
import type { Plan, PlanNode } from '@flowkeep/graph';
import type { Control, ControlRegistry } from './control.ts';
import { indexOf, type PlanIndex } from './plan-index.ts';
import { RunDraft } from './run-draft.ts';
import type { RunState } from './state.ts';
import type { Step } from './step.ts';

/** One event being worked through: what every part of the engine reads and changes. */
export interface Turn {
  readonly plan: Plan;
  readonly index: PlanIndex;
  readonly controls: ControlRegistry;
  readonly draft: RunDraft;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Runs that the first version of the engine began: order and bursts stay as they were. */
  readonly first: boolean;
  /** Of such a run: nodes that have started or were pruned in this turn. */
  readonly settled: Set<number>;
  /** What has been done in this turn, in the units of expressions: a measure of time that a replay shares. */
  readonly work: WorkMeter;
}

export function turnOf(plan: Plan, controls: ControlRegistry, state: RunState, now: number): Turn {
  const draft = new RunDraft(state);
  const first = state.engineVersion < 2;
  const work = new WorkMeter(Infinity);
  return { plan, index: indexOf(plan), controls, draft, now, first, settled: new Set(), work };
}

/** Null when the step is not active, or no longer. */
export function activeStepOf({ plan, draft }: Turn, key: string): Step | null {
  const active = draft.active.get(key);
  const node = active === undefined ? undefined : plan.nodes[active.node];
  const frame = active === undefined ? null : draft.frame(active.frame ?? '');
  if (active === undefined || node === undefined || frame === null) return null;
  return { key, index: active.node, node, frame, visit: active.visit, startedAt: active.startedAt };
}

/** Throws `configuration-missing` for a step type that is not known here. */
export function controlOf({ controls }: Turn, node: PlanNode): Control {
  const control = Object.hasOwn(controls, node.type) ? controls[node.type] : undefined;
  if (control !== undefined) return control;
  throw new DomainError(
    'configuration-missing',
    `This version of Flowkeep does not know the step type "${node.type}".`,
  );
}
