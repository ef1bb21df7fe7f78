import { DEADLINE_KEY, type EngineEvent, type RunState, type WaitRequest, waitEventsOf } from '@flowkeep/engine';
import {
  ApprovalExpiryRepository,
  type SubjectKeys,
  type WaitEnd,
  WaitRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { newWaitOf } from './new-wait-of.ts';

/**
 * Ends waits whose time is over. The timer says only that: whether an answer was accepted in time, our own tables know,
 * though nobody could tell the run of it yet.
 */
export class OverdueWaits {
  private readonly waits: WaitRepository;
  private readonly approvals = new ApprovalExpiryRepository();

  constructor(keys: SubjectKeys) {
    this.waits = new WaitRepository(keys);
  }

  /**
   * What the run is to be told: `received` where an event came in time, and otherwise `due`; then no later event or
   * answer can end the wait any more. Null for a step that does not wait. Repeating it gives the same. For the key of the
   * run's time limit it gives `deadline`, or what ended one of the run's waits before that.
   */
  async end(tx: WorkspaceTransaction, runId: string, stepKey: string, state: RunState): Promise<EngineEvent | null> {
    const { active, pausedAt } = state;
    if (stepKey === DEADLINE_KEY) return this.endRun(tx, runId, state);
    const step = active[stepKey];
    if (step?.kind !== 'waiting' || step.request === undefined || pausedAt != null) return null;
    const end = await this.ended(tx, { runId, stepKey }, step.request, step.heard ?? []);
    return end === null ? { kind: 'due', stepKey } : { kind: 'received', stepKey, ...end };
  }

  /** One answer at a time: when the run has followed it, its time limit is asked about anew. */
  private async endRun(
    tx: WorkspaceTransaction,
    runId: string,
    { active, deadline, pausedAt }: RunState,
  ): Promise<EngineEvent | null> {
    if (deadline == null || pausedAt != null) return null;
    const waits = Object.entries(active).flatMap(([stepKey, { request, heard = [] }]) =>
      request === undefined ? [] : [{ stepKey, request, heard }],
    );
    for (const { stepKey, request } of waits)
      if (isQuestion(request)) await this.approvals.hold(tx, { runId, stepKey });
    const ends = await this.waits.registerAll(
      tx,
      waits.map(({ stepKey, request, heard }) => newWaitOf({ runId, stepKey }, request, heard)),
    );
    for (const [index, { stepKey }] of waits.entries()) {
      const end = ends[index] ?? null;
      if (end !== null && Date.parse(end.event.receivedAt) < deadline) return { kind: 'received', stepKey, ...end };
    }
    return { kind: 'deadline' };
  }

  private async ended(
    tx: WorkspaceTransaction,
    step: { readonly runId: string; readonly stepKey: string },
    request: WaitRequest,
    heard: readonly string[],
  ): Promise<WaitEnd | null> {
    const asks = isQuestion(request);
    if (asks) await this.approvals.hold(tx, step);
    // Under the lock of the registration no event is matched, so that none falls between this and the closing.
    const end = await this.waits.register(tx, newWaitOf(step, request, heard));
    if (end !== null) return end;
    await this.waits.close(tx, step.runId, [step.stepKey]);
    if (asks) await this.approvals.expire(tx, step);
    return null;
  }
}

function isQuestion(request: WaitRequest): boolean {
  return waitEventsOf(request).some(({ kind }) => kind === 'approval.answered');
}
