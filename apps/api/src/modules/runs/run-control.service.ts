import { createHash } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import {
  ContactRepository,
  EventRepository,
  runIdOf,
  TransactionRunner,
  TriggerRepository,
  WorkflowRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { RunArrival } from './run-arrival.ts';
import type { StartedRunDto, StartRunDto } from './run.dto.ts';

/** Runs that people start. */
@Injectable()
export class RunControlService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly triggers: TriggerRepository,
    private readonly events: EventRepository,
    private readonly contacts: ContactRepository,
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
    'The live version cannot be started by hand. Add the step "Start by hand" and publish.',
  );
}
