import { type EngineEvent, type RunState, type WaitRequest, waitEventsOf } from '@flowkeep/engine';
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
   * answer can end the wait any more. Null for a step that does not wait. Repeating it gives the same.
   */
  async end(
    tx: WorkspaceTransaction,
    runId: string,
    stepKey: string,
    { active, pausedAt }: RunState,
  ): Promise<EngineEvent | null> {
    const step = active[stepKey];
    if (step?.kind !== 'waiting' || step.request === undefined || pausedAt != null) return null;
    const end = await this.ended(tx, { runId, stepKey }, step.request, step.heard ?? []);
    return end === null ? { kind: 'due', stepKey } : { kind: 'received', stepKey, ...end };
  }

  private async ended(
    tx: WorkspaceTransaction,
    step: { readonly runId: string; readonly stepKey: string },
    request: WaitRequest,
    heard: readonly string[],
  ): Promise<WaitEnd | null> {
    const asks = waitEventsOf(request).some(({ kind }) => kind === 'approval.answered');
    if (asks) await this.approvals.hold(tx, step);
    // Under the lock of the registration no event is matched, so that none falls between this and the closing.
    const end = await this.waits.register(tx, newWaitOf(step, request, heard));
    if (end !== null) return end;
    await this.waits.close(tx, step.runId, [step.stepKey]);
    if (asks) await this.approvals.expire(tx, step);
    return null;
  }
}
