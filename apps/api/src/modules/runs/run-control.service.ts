import { createHash } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import {
  type Actor,
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
  ) {}

  /** Keeps the wish in the inbox, so that it is fulfilled whatever is down. A repeated idempotency key gives the same run. */
  async start(
    workspaceId: string,
    workflowId: string,
    { input, contactId }: StartRunDto,
    idempotencyKey: string | null,
  ): Promise<StartedRunDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
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
      return { runId: runIdOf(event.id, workflowId, trigger.nodeId) };
    });
  }

  /** Ends a run. Throws `conflict` where it has ended already, `unavailable` where Temporal must be asked and is down. */
  async cancel(workspaceId: string, id: string, actor: Actor): Promise<CancelledRunDto> {
    const run = await this.transactions.inWorkspace(workspaceId, async (tx) => {
      const found = await this.runs.get(tx, id);
      if (found.endedAt !== null) throw hasEnded(found);
      await this.audit.write(tx, { actor, action: 'run.cancelled', subject: { kind: 'run', id } });
      if (!(await this.runs.cancelUnstarted(tx, id))) return found;
      await this.notifier.changed(tx, 'run', id);
      return null;
    });
    if (run === null) return { outcome: 'cancelled' };
    await this.canceller.cancel(run);
    return { outcome: 'cancelling' };
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
