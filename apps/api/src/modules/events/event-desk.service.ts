import { createHash } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import { ContactRepository, TransactionRunner } from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { EventIntake } from '../intake/event-intake.ts';
import { plainBody } from '../intake/plain-body.ts';
import type { SendEventDto } from './event.dto.ts';

/** Events that clients name themselves. */
@Injectable()
export class EventDesk {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly contacts: ContactRepository,
    private readonly intake: EventIntake,
  ) {}

  /** Gives the event's id once it is committed. Throws `not-found` and `data-erased` for its contact. */
  async send(
    workspaceId: string,
    { name, contactId, match, data }: SendEventDto,
    { rawBody, idempotencyKey }: { readonly rawBody: Uint8Array; readonly idempotencyKey: string },
  ): Promise<string> {
    if (contactId !== undefined) await this.assertContact(workspaceId, contactId);
    const intake = await this.intake.keep(workspaceId, {
      event: {
        kind: 'event.custom',
        key: name,
        match: match?.trim() ? match.trim() : null,
        dedupKey: idempotencyKey === '' ? null : createHash('sha256').update(idempotencyKey).digest('hex'),
        contactId: contactId ?? null,
        payload: plainBody(data ?? {}, rawBody),
      },
      facts: [],
      bytes: rawBody.byteLength,
    });
    if (intake === 'stale') throw new DomainError('internal', 'The event depends on nothing that could change.');
    return intake.id;
  }

  private async assertContact(workspaceId: string, contactId: string): Promise<void> {
    const contact = await this.transactions.inWorkspace(workspaceId, (tx) => this.contacts.find(tx, contactId));
    if (contact === null) throw new DomainError('not-found', 'There is no such contact.');
    if (contact.erasedAt !== null) throw new DomainError('data-erased', 'The data of this contact was erased.');
  }
}
