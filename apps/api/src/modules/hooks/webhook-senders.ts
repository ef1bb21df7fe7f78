import { ApiKeyService, type VerifiedApiKey } from '@flowkeep/accounts';
import { DomainError } from '@flowkeep/contracts';
import { apiKeyFact } from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { ShortMemory } from '../intake/short-memory.ts';
import type { WebhookAddress } from './webhook-addresses.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';
import { checkSignature, signedContent } from './webhook-signature.ts';

/** Who sent it. */
export interface Sender {
  /** Names the delivery where the sender gave no name. */
  readonly dedupKey: string | null;
  /** What the sender was let in by. */
  readonly facts: readonly string[];
}

/** A key is looked at anew this often, and its use noted. */
const LIFETIME = 60_000;
const CAPACITY = 5_000;

/** Finds out whether a sender may send: by a signature, or by an API key. */
@Injectable()
export class WebhookSenders {
  private readonly keys = new ShortMemory<VerifiedApiKey>(LIFETIME, CAPACITY);

  constructor(private readonly apiKeys: ApiKeyService) {}

  /** Throws `invalid-signature` and `forbidden`. */
  verify(delivery: WebhookDelivery, address: WebhookAddress): Promise<Sender> | Sender {
    return delivery.signature === undefined
      ? this.byApiKey(delivery, address)
      : bySignature(delivery.signature, delivery, address);
  }

  forget({ authorization }: WebhookDelivery): void {
    const key = ApiKeyService.keyIn(authorization);
    if (key !== null) this.keys.forget(key);
  }

  private async byApiKey({ authorization }: WebhookDelivery, address: WebhookAddress): Promise<Sender> {
    const key = ApiKeyService.keyIn(authorization);
    const holder = key === null ? null : await this.keys.recall(key, () => this.apiKeys.verify(key));
    if (holder?.workspaceId !== address.workspaceId) throw notSigned();
    if (!holder.scopes.includes('events.write')) {
      throw new DomainError('forbidden', 'This API key may not send events. Make one with the scope events.write.');
    }
    return { dedupKey: null, facts: [apiKeyFact(holder.apiKeyId)] };
  }
}

function bySignature(
  signature: string,
  { rawBody, idempotencyKey }: WebhookDelivery,
  { secret }: WebhookAddress,
): Sender {
  if (secret === null) throw notSigned();
  const verdict = checkSignature(signature, secret, signedContent(rawBody, idempotencyKey), Date.now());
  if (!verdict.ok) throw refused(verdict.reason);
  // A copy of a delivery has the same signature, so it is the same event.
  return { dedupKey: `signature:${verdict.signature}`, facts: [] };
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
