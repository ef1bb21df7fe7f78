import { DomainError, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { InboundMessages, isSignedBy, MessageStatuses, readWebhook, type WhatsAppHappening } from '@flowkeep/messaging';
import {
  ConnectionRepository,
  EventRepository,
  TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';

/** A callback as it came. */
export interface WhatsAppCallback {
  /** Value of `X-Hub-Signature-256`. */
  readonly signature: string | undefined;
  readonly rawBody: Uint8Array;
  readonly body: JsonValue;
}

/** Takes what WhatsApp reports: messages from people and what became of ours. */
@Injectable()
export class WhatsAppCallbackService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly connections: ConnectionRepository,
    private readonly inbound: InboundMessages,
    private readonly statuses: MessageStatuses,
    private readonly events: EventRepository,
  ) {}

  /**
   * Returns once everything is committed. Each happening has a transaction of its own: Meta delivers a batch again as
   * long as one of it fails, and what is known already is passed over.
   */
  async receive(callback: WhatsAppCallback): Promise<void> {
    const happenings = readWebhook(callback.body);
    if (happenings.length === 0) return;
    const workspaces = await this.signersOf(happenings, callback);
    for (const happening of happenings) {
      const workspaceId = workspaces.get(happening.phoneNumberId);
      if (workspaceId === undefined) continue;
      await this.transactions.inWorkspace(workspaceId, (tx) => this.take(tx, happening));
    }
  }

  /** Workspaces by phone number id, of those numbers whose own app secret made the signature. */
  private async signersOf(
    happenings: readonly WhatsAppHappening[],
    { signature, rawBody }: WhatsAppCallback,
  ): Promise<ReadonlyMap<string, string>> {
    const signers = new Map<string, string>();
    for (const phoneNumberId of new Set(happenings.map((happening) => happening.phoneNumberId))) {
      const workspaceId = await this.connections.locate(this.transactions, 'whatsapp', phoneNumberId);
      if (workspaceId === null) continue;
      if (isSignedBy(await this.appSecretOf(workspaceId), rawBody, signature)) signers.set(phoneNumberId, workspaceId);
    }
    if (signers.size === 0)
      throw new DomainError('invalid-signature', 'The callback is not signed by a connected app.');
    return signers;
  }

  private async appSecretOf(workspaceId: string): Promise<string> {
    const connection = await this.transactions.inWorkspace(workspaceId, (tx) => this.connections.open(tx, 'whatsapp'));
    return textOf(connection?.secrets ?? {}, 'appSecret');
  }

  private async take(tx: WorkspaceTransaction, happening: WhatsAppHappening): Promise<void> {
    if (happening.kind === 'status') {
      await this.statuses.apply(tx, 'whatsapp', happening.status);
      return;
    }
    const { message } = happening;
    const facts = await this.inbound.receive(tx, 'whatsapp', message);
    if (facts === null) return;
    await this.events.receive(tx, {
      kind: 'message.received',
      // Empty: it speaks to every trigger and every wait of its kind.
      key: '',
      dedupKey: `whatsapp:${message.providerId}`,
      contactId: facts.contactId,
      payload: { text: facts.text, channel: facts.channel, messageId: facts.messageId },
    });
  }
}

function textOf(secrets: JsonObject, name: string): string {
  const value = secrets[name];
  return typeof value === 'string' ? value : '';
}
