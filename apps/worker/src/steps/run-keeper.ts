import type { JsonObject } from '@flowkeep/contracts';
import { type RunState, type SettledEvent, standingOf, type Unsettled, type WaitCommand } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import {
  MovedRunRepository,
  RunCommandRepository,
  RunProjectionRepository,
  RunSnapshotRepository,
  type StepPosition,
  type SubjectKeys,
  type WaitEnd,
  WaitRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { RefusedMove, RunReference } from '@flowkeep/workflow-runtime/contract';
import { newWaitOf } from './new-wait-of.ts';

const CANCEL = { kind: 'cancel', reason: 'The run was ended in Flowkeep.' } as const;

/** Said to a run that goes on in Temporal though it has ended here. Twice, so that it does not undo its work first. */
export const ENDED_HERE = [CANCEL, CANCEL] as const;

/** What else has happened to a run that is kept. */
export interface KeptBesides {
  /** Waits that are over. */
  readonly closed: readonly string[];
  /** The version that it has moved to. */
  readonly movedTo?: number;
  /** The move that it could not follow. */
  readonly refusedMove?: RefusedMove;
}

/** Keeps what has happened to a run: every part of it may be repeated. */
export class RunKeeper {
  private readonly projection: RunProjectionRepository;
  private readonly waits: WaitRepository;
  private readonly snapshots: RunSnapshotRepository;
  private readonly moved = new MovedRunRepository();
  private readonly commands = new RunCommandRepository();

  constructor(keys: SubjectKeys) {
    this.projection = new RunProjectionRepository(keys);
    this.waits = new WaitRepository(keys);
    this.snapshots = new RunSnapshotRepository(keys);
  }

  /**
   * In one transaction: reports and run, waits that ended, and waits that begin. A run that was ended here, before
   * Temporal could be told, hears of it now.
   */
  async keep(
    tx: WorkspaceTransaction,
    run: RunReference,
    plan: Plan,
    unsettled: Unsettled,
    { closed, movedTo, refusedMove }: KeptBesides,
  ): Promise<readonly SettledEvent[]> {
    const { state, waits, reports } = unsettled;
    const { runId, subjectKeyRef } = run;
    const { result } = state;
    const facts = { runId, subjectKeyRef, contactId: state.contact?.id ?? null };
    const progress = { ...facts, ...standingOf(state, plan), ...(result !== undefined && { result }) };
    // Before the run's row: whoever works off orders to many runs locks the operation first, then its runs.
    if (refusedMove !== undefined) await this.commands.refuseMove(tx, runId, refusedMove);
    if (movedTo !== undefined) await this.moved.moved(tx, runId, movedTo, placesOf(state, plan));
    // It takes the run's row first: whoever ends the run from elsewhere goes the same way, and so does an erasure.
    const wasOpen = await this.projection.project(tx, progress, reports);
    if (state.status === 'failed') await this.snapshots.keep(tx, run, state as unknown as JsonObject);
    if (!wasOpen && state.status === 'running') return ENDED_HERE;
    const told: SettledEvent[] = [];
    const ends = await this.register(tx, runId, waits, state);
    for (const [index, { stepKey }] of waits.entries()) {
      const end = ends[index] ?? null;
      if (end !== null) told.push({ kind: 'received', stepKey, ...end });
    }
    // Behind the registrations: they lock the person first, as a dispatcher does before it touches any wait.
    await this.waits.close(tx, runId, closed);
    if (state.status !== 'running') await this.waits.closeAll(tx, runId);
    return told;
  }

  /** A wait for a time only needs no registration. */
  private async register(
    tx: WorkspaceTransaction,
    runId: string,
    waits: readonly WaitCommand[],
    { active }: RunState,
  ): Promise<readonly (WaitEnd | null)[]> {
    return this.waits.registerAll(
      tx,
      waits.map(({ stepKey, request }) => newWaitOf({ runId, stepKey }, request, active[stepKey]?.heard ?? [])),
    );
  }
}

/** Where the run stands in the plan that it has moved to. */
function placesOf(state: RunState, plan: Plan): readonly StepPosition[] {
  return Object.entries(state.active).flatMap(([stepKey, { node }]) => {
    const found = plan.nodes[node];
    return found === undefined ? [] : [{ stepKey, nodeId: found.id }];
  });
}
