import { randomUUID } from 'node:crypto';
import type { Channel } from '@flowkeep/contracts';
import {
  ContactRepository,
  ConversationRepository,
  IdentityRepository,
  LiveNotifier,
  MESSAGE_BODY_PURPOSE,
  MessageRepository,
  type SubjectKeys,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { InboundMessage } from './inbound-message.ts';
import { bodyOf } from './message-text.ts';
import { readOptWord } from './opt-words.ts';
import type { OptOuts } from './opt-outs.ts';

/** What an inbound message means for the event inbox. */
export interface InboundFacts {
  /** Ours. */
  readonly messageId: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly contactCreated: boolean;
  readonly channel: Channel;
  readonly text: string;
  /** The person's key, under which the message is sealed. */
  readonly subjectKeyRef: string;
  /** Whether the message asked to end or to resume messages; that is done already. */
  readonly optWord: 'stop' | 'start' | null;
}

/** Messages from people. */
export class InboundMessages {
  private readonly contacts = new ContactRepository();
  private readonly identities = new IdentityRepository();
  private readonly conversations = new ConversationRepository();
  private readonly messages = new MessageRepository();
  private readonly live = new LiveNotifier();

  constructor(
    private readonly keys: SubjectKeys,
    private readonly optOuts: OptOuts,
  ) {}

  /**
   * Stores a message under its person, who is made where nobody knows the address. Null for a message that came
   * before. Write the event in the same transaction.
   */
  async receive(tx: WorkspaceTransaction, channel: Channel, message: InboundMessage): Promise<InboundFacts | null> {
    await this.identities.lock(tx, [message.address]);
    if (await this.messages.isKnown(tx, channel, message.providerId)) return null;
    const { contactId, created } = await this.personOf(tx, channel, message);
    const subjectKeyRef = await this.keys.primaryFor(tx, contactId);
    const at = message.sentAt > new Date() ? new Date() : message.sentAt;
    const conversationId = await this.conversations.open(tx, contactId, channel, at);
    const messageId = randomUUID();
    const body = await this.keys.seal(tx, subjectKeyRef, MESSAGE_BODY_PURPOSE, bodyOf(message.text));
    const { kind, providerId } = message;
    await this.messages.insertInbound(tx, {
      id: messageId,
      conversationId,
      contactId,
      channel,
      kind,
      body,
      subjectKeyRef,
      providerId,
      at,
    });
    await this.identities.markInbound(tx, { channel, address: message.address }, at);
    await this.contacts.touch(tx, contactId, at);
    const optWord = readOptWord(message.text);
    if (optWord !== null) await this.optOuts.obey(tx, channel, message.address, contactId, optWord);
    await this.live.changed(tx, 'message', messageId);
    return {
      messageId,
      conversationId,
      contactId,
      contactCreated: created,
      channel,
      text: message.text,
      subjectKeyRef,
      optWord,
    };
  }

  /** By the channel's own address first, then by the phone that it is; else a new contact. */
  private async personOf(
    tx: WorkspaceTransaction,
    channel: Channel,
    { address, profileName }: InboundMessage,
  ): Promise<{ readonly contactId: string; readonly created: boolean }> {
    const known = await this.identities.find(tx, { channel, address });
    if (known !== null) return { contactId: known.contactId, created: false };
    const byPhone = await this.identities.find(tx, { channel: 'phone', address });
    const contactId = byPhone?.contactId ?? (await this.makeContact(tx, profileName));
    await this.identities.add(tx, contactId, { channel, address });
    if (byPhone === null && address.startsWith('+'))
      await this.identities.add(tx, contactId, { channel: 'phone', address });
    if (byPhone === null) await this.live.changed(tx, 'contact', contactId);
    return { contactId, created: byPhone === null };
  }

  private async makeContact(tx: WorkspaceTransaction, name: string | null): Promise<string> {
    return this.contacts.insert(tx, {
      name: name ?? '',
      email: null,
      language: null,
      timeZone: null,
      source: 'whatsapp',
      attributes: {},
    });
  }
}
