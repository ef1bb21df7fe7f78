import type { Channel } from '@flowkeep/contracts';
import {
  IdentityRepository,
  LiveNotifier,
  type MessageRecord,
  MessageStatusRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { whatsappAddress } from './channel-address.ts';
import { classifyRefusal } from './channels/whatsapp/error-classes.ts';
import { laterStatus } from './message-state.ts';
import type { ProviderStatus } from './provider-status.ts';

/** Statuses that providers report about our messages. */
export class MessageStatuses {
  private readonly statuses = new MessageStatusRepository();
  private readonly identities = new IdentityRepository();
  private readonly live = new LiveNotifier();

  /**
   * Keeps the report and derives the message's state from all of them. A report that echoes our own id also resolves a
   * message whose answer was lost. Gives our id of the message; null where it is none of ours or the report came before.
   */
  async apply(tx: WorkspaceTransaction, channel: Channel, report: ProviderStatus): Promise<string | null> {
    const message = await this.statuses.lock(tx, channel, report.providerId, report.ownId);
    if (message === null) return null;
    const event = { status: report.status, providerAt: report.at, errorCode: report.errorCode };
    const isNew = await this.statuses.record(tx, message.id, event);
    if (!isNew && message.providerId !== null) return null;
    const status = laterStatus(message.status, report.status);
    const failed = status === 'failed' && report.status === 'failed';
    await this.statuses.save(tx, message.id, {
      status,
      providerId: report.providerId,
      errorCode: failed ? report.errorCode : message.errorCode,
      errorMessage: failed ? sentenceOf(report.errorCode) : message.errorMessage,
    });
    if (failed) await this.learn(tx, message, report.errorCode);
    await this.live.changed(tx, 'message', message.id);
    return message.id;
  }

  private async learn(tx: WorkspaceTransaction, message: MessageRecord, errorCode: string | null): Promise<void> {
    const means = classifyRefusal(Number(errorCode));
    if (means.kind !== 'not-sent' || means.reason !== 'not-on-channel') return;
    const address = whatsappAddress(await this.identities.ofContact(tx, message.contactId));
    if (address !== null)
      await this.identities.setReachable(tx, { channel: 'whatsapp', address: address.value }, false);
  }
}

function sentenceOf(errorCode: string | null): string {
  if (errorCode === null) return 'WhatsApp could not deliver the message.';
  const means = classifyRefusal(Number(errorCode));
  const advice = means.kind === 'retry' ? 'WhatsApp could not deliver the message.' : means.advice;
  return `${advice} (WhatsApp code ${errorCode})`;
}
