import {
  StandingFactRepository,
  type StandingTrigger,
  TransactionRunner,
  TriggerRepository,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { ShortMemory } from '../intake/short-memory.ts';
import { SigningSecrets } from '../versions/signing-secrets.ts';

/** Where a webhook's address leads, and the secret by which its senders sign. */
export interface WebhookAddress {
  readonly workspaceId: string;
  readonly triggerId: string;
  readonly secret: string | null;
  /** Stands as long as the trigger is as it was when it was read. */
  readonly fact: string;
}

const LIFETIME = 60_000;
const CAPACITY = 5_000;

/** Addresses of webhooks, remembered between requests. */
@Injectable()
export class WebhookAddresses {
  private readonly memory = new ShortMemory<WebhookAddress>(LIFETIME, CAPACITY);

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly triggers: TriggerRepository,
    private readonly facts: StandingFactRepository,
    private readonly secrets: SigningSecrets,
  ) {}

  /** Null where no live webhook has this address. */
  find(token: string): Promise<WebhookAddress | null> {
    return this.memory.recall(token, () => this.read(token));
  }

  forget(token: string): void {
    this.memory.forget(token);
  }

  private async read(token: string): Promise<WebhookAddress | null> {
    const address = await this.triggers.addressOf(this.transactions, token);
    if (address === null) return null;
    const { workspaceId, triggerId } = address;
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const trigger: StandingTrigger | null = await this.facts.trigger(tx, triggerId);
      if (trigger?.type !== 'trigger.webhook') return null;
      const secret = trigger.signingSecret === null ? null : await this.secrets.open(tx, trigger.signingSecret);
      return { workspaceId, triggerId, secret, fact: trigger.fact };
    });
  }
}
