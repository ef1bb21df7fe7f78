import { DomainError } from '@flowkeep/contracts';
import {
  type Actor,
  AuditRepository,
  LiveNotifier,
  type PersonalDataCounts,
  PersonalDataRepository,
  PersonRunRepository,
  type SubjectKeys,
  type TransactionRunner,
} from '@flowkeep/persistence';
import type { RunStopper } from './run-stopper.ts';

/** The steps of an erasure. Each may be done again without harm, and none undoes another. */
export class ContactEraser {
  private readonly data = new PersonalDataRepository();
  private readonly runs = new PersonRunRepository();
  private readonly audit = new AuditRepository();
  private readonly live = new LiveNotifier();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly keys: SubjectKeys,
    private readonly stopper: RunStopper,
  ) {}

  /** What there is about the person. */
  async plan(workspaceId: string, contactId: string): Promise<PersonalDataCounts> {
    return this.transactions.inWorkspace(workspaceId, (tx) => this.data.count(tx, contactId));
  }

  /** Runs of the person that have not ended. */
  async countActiveRuns(workspaceId: string, contactId: string): Promise<number> {
    const active = await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.active(tx, contactId));
    return active.length;
  }

  /**
   * Asks every run of the person to end and gives the number of those that have not ended yet. `force` does not ask.
   */
  async stopRuns(workspaceId: string, contactId: string, force: boolean): Promise<number> {
    const active = await this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.runs.endUnstarted(tx, contactId);
      return this.runs.active(tx, contactId);
    });
    for (const run of active) {
      const reached = force ? await this.stopper.terminate(run) : await this.stopper.cancel(run);
      // Ended by force, or long ago and without having told us: nobody else will note it.
      if (force || !reached)
        await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.markEnded(tx, run.runId));
    }
    return this.countActiveRuns(workspaceId, contactId);
  }

  /**
   * Erases the person's rows, destroys their keys, and looks for them once more: gives what is left, which is nothing.
   * Throws a retryable `unavailable` where something came in meanwhile; doing it again takes that too.
   */
  async erase(workspaceId: string, contactId: string): Promise<PersonalDataCounts> {
    await this.eraseOnce(workspaceId, contactId);
    // An event that was being acted on may have begun a run since the others were stopped.
    await this.stopRuns(workspaceId, contactId, true);
    const found = await this.plan(workspaceId, contactId);
    if (isNothing(found)) return found;
    await this.eraseOnce(workspaceId, contactId);
    const remaining = await this.plan(workspaceId, contactId);
    if (isNothing(remaining)) return remaining;
    throw new DomainError('unavailable', 'Something about the person came in during the erasure. It is done again.');
  }

  /** Notes in the audit trail that the person was erased. */
  async record(workspaceId: string, contactId: string, actor: Actor): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.audit.write(tx, { actor, action: 'contact.erased', subject: { kind: 'contact', id: contactId } }),
    );
  }

  private async eraseOnce(workspaceId: string, contactId: string): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.data.erase(tx, contactId);
      await this.keys.destroyForContact(tx, contactId);
      await this.live.changed(tx, 'contact', contactId);
    });
  }
}

function isNothing(counts: PersonalDataCounts): boolean {
  return Object.values(counts).every((count) => count === 0);
}
