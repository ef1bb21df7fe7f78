import { createHash } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import {
  type Actor,
  type AuditRecord,
  AuditRepository,
  ContactRepository,
  EventRepository,
  LiveNotifier,
  type RunEntity,
  runIdOf,
  RunRepository,
  TransactionRunner,
  TriggerRepository,
  WorkflowRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { RunArrival } from './run-arrival.ts';
import { RunCanceller } from './run-canceller.ts';
import type { CancelledRunDto, StartedRunDto, StartRunDto } from './run.dto.ts';

/** Runs that people start and stop. */
@Injectable()
export class RunControlService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly runs: RunRepository,
    private readonly workflows: WorkflowRepository,
    private readonly triggers: TriggerRepository,
    private readonly events: EventRepository,
    private readonly contacts: ContactRepository,
    private readonly audit: AuditRepository,
    private readonly notifier: LiveNotifier,
    private readonly canceller: RunCanceller,
    private readonly arrival: RunArrival,
  ) {}

  /**
   * Keeps the wish in the inbox, so that it is fulfilled whatever is down. A repeated idempotency key gives the same
   * run. Answers when the run can be read, or after a moment where nobody takes it up.
   */
  async start(
    workspaceId: string,
    workflowId: string,
    wish: StartRunDto,
    idempotencyKey: string | null,
  ): Promise<StartedRunDto> {
    const arrivals = this.arrival.watch(workspaceId);
    try {
      const { runId, repeated } = await this.transactions.inWorkspace(workspaceId, (tx) =>
        this.keepWish(tx, workflowId, wish, idempotencyKey),
      );
      if (!repeated) await arrivals.of(runId);
      return { runId };
    } finally {
      arrivals.stop();
    }
  }

  /** Ends a run. Throws `conflict` where it has ended already, `unavailable` where Temporal must be asked and is down. */
  async cancel(workspaceId: string, id: string, actor: Actor): Promise<CancelledRunDto> {
    const entry: AuditRecord = { actor, action: 'run.cancelled', subject: { kind: 'run', id } };
    const begun = await this.transactions.inWorkspace(workspaceId, async (tx) => {
      const run = await this.runs.get(tx, id);
      if (run.endedAt !== null) throw hasEnded(run);
      if (!(await this.runs.cancelUnstarted(tx, id))) return run;
      await this.audit.write(tx, entry);
      await this.notifier.changed(tx, 'run', id);
      return null;
    });
    if (begun === null) return { outcome: 'cancelled' };
    await this.canceller.cancel(begun);
    await this.transactions.inWorkspace(workspaceId, (tx) => this.audit.write(tx, entry));
    return { outcome: 'cancelling' };
  }

  private async keepWish(
    tx: WorkspaceTransaction,
    workflowId: string,
    { input, contactId }: StartRunDto,
    idempotencyKey: string | null,
  ): Promise<{ readonly runId: string; readonly repeated: boolean }> {
    await this.workflows.get(tx, workflowId);
    const trigger = (await this.triggers.liveOf(tx, workflowId)).find(({ type }) => type === 'trigger.manual');
    if (trigger === undefined) throw cannotStart();
    if (contactId) await this.assertContact(tx, contactId);
    const event = await this.events.receive(tx, {
      kind: 'run.requested',
      key: trigger.id,
      dedupKey: idempotencyKey === null ? null : createHash('sha256').update(idempotencyKey).digest('hex'),
      contactId: contactId ?? null,
      payload: input ?? {},
    });
    return { runId: runIdOf(event.id, workflowId, trigger.nodeId), repeated: event.repeated };
  }

  private async assertContact(tx: WorkspaceTransaction, contactId: string): Promise<void> {
    const contact = await this.contacts.find(tx, contactId);
    if (contact === null) throw new DomainError('not-found', 'There is no such contact.');
  }
}

function cannotStart(): DomainError {
  return new DomainError(
    'configuration-missing',
    'The live version cannot be started by hand. Add the step "Somebody starts it" and publish.',
  );
}

function hasEnded(run: RunEntity): DomainError {
  return new DomainError('conflict', 'The run has ended already, so there is nothing to cancel.', {
    details: { status: run.status },
  });
}
