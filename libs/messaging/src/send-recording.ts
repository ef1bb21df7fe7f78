import {
  type AddressHash,
  ContactRepository,
  IdentityRepository,
  LiveNotifier,
  SendLedgerRepository,
  SuppressionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { ProviderAnswer } from './provider-answer.ts';
import type { SendCommand } from './send-command.ts';

/** A call of a provider: of which message, to whom, and since when, as the ledger writes it. */
export interface StartedCall {
  readonly messageId: string;
  readonly address: string;
  readonly startedAt: string;
}

/** Puts a provider's answer into the ledger, with what it says about the person's address. */
export class SendRecording {
  private readonly ledger = new SendLedgerRepository();
  private readonly contacts = new ContactRepository();
  private readonly identities = new IdentityRepository();
  private readonly suppressions = new SuppressionRepository();
  private readonly live = new LiveNotifier();

  constructor(private readonly hashAddress: AddressHash) {}

  async record(
    tx: WorkspaceTransaction,
    command: SendCommand,
    { messageId, address, startedAt }: StartedCall,
    answer: ProviderAnswer,
  ): Promise<void> {
    const { contactId } = command.request;
    switch (answer.kind) {
      case 'accepted':
        await this.ledger.accept(tx, messageId, answer.providerId);
        await this.identities.add(tx, contactId, { channel: 'whatsapp', address: answer.address ?? address });
        await this.contacts.touch(tx, contactId, new Date());
        break;
      case 'refused':
        await this.ledger.refuse(tx, messageId, answer.reason, answer.message);
        await this.learn(tx, contactId, address, answer);
        break;
      case 'retry-later':
        await this.ledger.release(tx, messageId, startedAt);
        break;
      case 'lost':
        await this.ledger.markUnknown(tx, messageId);
        break;
    }
    await this.live.changed(tx, 'message', messageId);
  }

  /** A refusal may say something about the person that holds for every later message. */
  private async learn(
    tx: WorkspaceTransaction,
    contactId: string,
    address: string,
    { reason }: Extract<ProviderAnswer, { kind: 'refused' }>,
  ): Promise<void> {
    const identity = { channel: 'whatsapp', address } as const;
    if (reason === 'not-on-channel') {
      await this.identities.add(tx, contactId, identity);
      await this.identities.setReachable(tx, identity, false);
    }
    if (reason === 'opted-out') {
      const hash = this.hashAddress(tx.workspaceId, 'whatsapp', address);
      await this.suppressions.add(tx, { channel: 'whatsapp', hash }, 'provider-reported');
    }
  }
}
