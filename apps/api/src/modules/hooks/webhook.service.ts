import { createHash } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import { Injectable } from '@nestjs/common';
import { EventIntake } from '../intake/event-intake.ts';
import { type WebhookAddress, WebhookAddresses } from './webhook-addresses.ts';
import { webhookBody } from './webhook-body.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';
import { WebhookSenders } from './webhook-senders.ts';

/** How often a delivery is looked at anew when what let it in has just changed. */
const TRIES = 3;

/** Takes webhooks in: verified, then kept, then answered. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly addresses: WebhookAddresses,
    private readonly senders: WebhookSenders,
    private readonly intake: EventIntake,
  ) {}

  /** Gives the event's id once it is committed. */
  async receive(delivery: WebhookDelivery): Promise<string> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const address = await this.addresses.find(delivery.token);
      if (address === null) throw noSuchAddress();
      const intake = await this.keep(delivery, address);
      if (intake !== 'stale') return intake.id;
      this.addresses.forget(delivery.token);
      this.senders.forget(delivery);
    }
    throw new DomainError('unavailable', 'The workflow behind this address changes just now. Send it again.');
  }

  private async keep(delivery: WebhookDelivery, address: WebhookAddress) {
    const sender = await this.senders.verify(delivery, address);
    return this.intake.keep(address.workspaceId, {
      event: {
        kind: 'webhook.received',
        key: address.triggerId,
        dedupKey: namedBySender(delivery) ?? sender.dedupKey,
        contactId: null,
        payload: webhookBody(delivery.body, delivery.rawBody),
      },
      facts: [address.fact, ...sender.facts],
      bytes: delivery.rawBody.byteLength,
    });
  }
}

function namedBySender({ idempotencyKey }: WebhookDelivery): string | null {
  if (idempotencyKey === undefined || idempotencyKey === '') return null;
  return `key:${createHash('sha256').update(idempotencyKey).digest('hex')}`;
}

function noSuchAddress(): DomainError {
  return new DomainError('not-found', 'There is no such address. Copy it again from the published workflow.');
}
