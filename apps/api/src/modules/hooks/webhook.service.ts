import { createHash } from 'node:crypto';
import { ApiKeyService } from '@flowkeep/accounts';
import { DomainError } from '@flowkeep/contracts';
import {
  EventRepository,
  TransactionRunner,
  type TriggerAddress,
  type TriggerEntity,
  TriggerRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { SigningSecrets } from '../versions/signing-secrets.ts';
import { webhookBody } from './webhook-body.ts';
import { checkSignature, signedContent } from './webhook-signature.ts';

/** What a sender hands over. */
export interface WebhookDelivery {
  readonly token: string;
  /** Value of `X-Flowkeep-Signature`. */
  readonly signature: string | undefined;
  /** Value of `Authorization`. */
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** The bytes as they came: the signature is over them, and over the idempotency key. */
  readonly rawBody: Uint8Array;
  /** Parsed. */
  readonly body: unknown;
}

/** Who sent it; `dedupKey` names the delivery where the sender gave no name. */
interface Sender {
  readonly dedupKey: string | null;
}

/** Takes webhooks in: verified, then kept, then answered. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly triggers: TriggerRepository,
    private readonly events: EventRepository,
    private readonly secrets: SigningSecrets,
    private readonly apiKeys: ApiKeyService,
  ) {}

  /** Gives the event's id once it is committed. */
  async receive(delivery: WebhookDelivery): Promise<string> {
    const address = await this.triggers.addressOf(this.transactions, delivery.token);
    if (address === null) throw noSuchAddress();
    const keyHolder = delivery.signature === undefined ? await this.verifyApiKey(delivery, address) : null;
    return this.transactions.inWorkspace(address.workspaceId, async (tx) => {
      const trigger = await this.triggers.get(tx, address.triggerId);
      if (trigger.type !== 'trigger.webhook') throw noSuchAddress();
      const sender = keyHolder ?? (await this.verifySignature(tx, trigger, delivery));
      const receipt = await this.events.receive(tx, {
        kind: 'webhook.received',
        key: trigger.id,
        dedupKey: namedBySender(delivery) ?? sender.dedupKey,
        contactId: null,
        payload: webhookBody(delivery.body),
      });
      return receipt.id;
    });
  }

  private async verifyApiKey({ authorization }: WebhookDelivery, address: TriggerAddress): Promise<Sender> {
    const key = ApiKeyService.keyIn(authorization);
    const holder = key === null ? null : await this.apiKeys.verify(key);
    if (holder?.workspaceId !== address.workspaceId) throw notSigned();
    if (!holder.scopes.includes('events.write')) {
      throw new DomainError('forbidden', 'This API key may not send events. Make one with the scope events.write.');
    }
    return { dedupKey: null };
  }

  private async verifySignature(
    tx: WorkspaceTransaction,
    trigger: TriggerEntity,
    { signature, rawBody, idempotencyKey }: WebhookDelivery,
  ): Promise<Sender> {
    if (trigger.signingSecret === null || signature === undefined) throw notSigned();
    const secret = await this.secrets.open(tx, trigger.signingSecret);
    const verdict = checkSignature(signature, secret, signedContent(rawBody, idempotencyKey), Date.now());
    if (!verdict.ok) throw refused(verdict.reason);
    // A copy of a delivery has the same signature, so it is the same event.
    return { dedupKey: `signature:${verdict.signature}` };
  }
}

function namedBySender({ idempotencyKey }: WebhookDelivery): string | null {
  if (idempotencyKey === undefined || idempotencyKey === '') return null;
  return `key:${createHash('sha256').update(idempotencyKey).digest('hex')}`;
}

function noSuchAddress(): DomainError {
  return new DomainError('not-found', 'There is no such address. Copy it again from the published workflow.');
}

function notSigned(): DomainError {
  return new DomainError(
    'invalid-signature',
    'Sign the request with the header X-Flowkeep-Signature, or send an API key: Authorization: Bearer fk_…',
  );
}

function refused(reason: 'unreadable' | 'expired' | 'forged'): DomainError {
  switch (reason) {
    case 'unreadable':
      return new DomainError(
        'invalid-signature',
        'X-Flowkeep-Signature must be t=<unix seconds>,v1=<hex HMAC-SHA256>.',
      );
    case 'expired':
      return new DomainError(
        'invalid-signature',
        'The signature is older than five minutes. Check the clock, sign again.',
      );
    case 'forged':
      return new DomainError(
        'invalid-signature',
        'The signature was not made with the secret of this address, or not over time, Idempotency-Key and body.',
      );
  }
}
