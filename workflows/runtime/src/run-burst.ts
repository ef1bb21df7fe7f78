import {
  CancellationScope,
  isCancellation,
  patched,
  scheduleActivity,
  scheduleLocalActivity,
} from '@temporalio/workflow';
import type { EngineEvent, ExecuteCommand, RunState } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { activityError } from './activity-error.ts';
import type { ChainInput, RefusedMove, RunReference, RunStart, SettleInput, SettleResult } from './contract/index.ts';
import { isRefused } from './payload-size.ts';
import type { Work } from './pending-work.ts';
import { chainOptions, queueOf, settleOptions, settleType } from './settle-options.ts';
import { tooLarge } from './too-large.ts';

/** A run as it stands when something is done for it. */
export interface Standing {
  readonly start: RunStart;
  readonly plan: Plan;
  readonly state: RunState;
  /** The version that it has moved to since it was settled last. */
  readonly movedTo: number | null;
  /** The move that it could not follow since then. */
  readonly refusedMove: RefusedMove | null;
}

/** What became of a chain: how far it came, or why it did not begin to. */
export type ChainOutcome =
  | { readonly kind: 'done'; readonly result: SettleResult }
  | { readonly kind: 'undone'; readonly event: EngineEvent | null };

/** Hands everything that our own database can do to one local activity. */
export function settle(standing: Standing, work: Work): Promise<SettleResult> {
  const { plan, state } = standing;
  const type = settleType(plan, work, state);
  return scheduleLocalActivity<SettleResult>(type, [inputOf(standing, work)], settleOptions(plan, work.commands));
}

/** Hands all of that, and an outbound node with those that follow it, to one activity on the queue of its provider. */
export class Chain {
  private readonly scope = new CancellationScope();

  /** It stops behind the step that it is at, which is told to break off. */
  cancel(): void {
    this.scope.cancel();
  }

  async run(standing: Standing, work: Work, first: ExecuteCommand): Promise<ChainOutcome> {
    const node = standing.plan.nodes[first.node];
    if (node === undefined) return { kind: 'undone', event: null };
    const { commands } = work;
    const input: ChainInput = {
      ...inputOf(standing, { ...work, commands: [...commands, first] }),
      queue: queueOf(node),
      hears: true,
    };
    if (isRefused(standing.state, input)) return { kind: 'undone', event: tooLarge(first.stepKey) };
    const options = chainOptions(standing.plan, node);
    try {
      const result = await this.scope.run(() => scheduleActivity<SettleResult>(node.type, [input], options));
      return { kind: 'done', result };
    } catch (thrown) {
      // What was told to break off may fail in its own words too: why it stopped is what counts.
      if (isCancellation(thrown) || this.scope.consideredCancelled) return stopped(standing.plan, input);
      const error = activityError(thrown, Date.now());
      return { kind: 'undone', event: { kind: 'failed', stepKey: first.stepKey, error } };
    }
  }
}

/** A worker that died on the way could not say how far it came. Runs of before did not ask. */
async function stopped(plan: Plan, input: ChainInput): Promise<ChainOutcome> {
  if (!patched('ask-ledger')) return { kind: 'undone', event: null };
  const asked: ChainInput = { ...input, keptOnly: true };
  return { kind: 'done', result: await scheduleLocalActivity('steps.kept', [asked], settleOptions(plan, [])) };
}

function inputOf(standing: Standing, { commands, reports, closed, overdue }: Work): SettleInput {
  const { start, state, movedTo, refusedMove } = standing;
  const { workspaceId, runId, planHash, subjectKeyRef } = start;
  const run: RunReference = { workspaceId, runId, planHash, subjectKeyRef };
  return {
    v: 1,
    run,
    state,
    commands,
    reports,
    closed,
    ...(overdue.length > 0 && { overdue }),
    ...(movedTo !== null && { movedTo }),
    ...(refusedMove !== null && { refusedMove }),
  };
}
