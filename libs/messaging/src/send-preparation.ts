import { randomUUID } from 'node:crypto';
import { DomainError, type MessageContent, type SendOutcome } from '@flowkeep/contracts';
import {
  type AddressHash,
  type ConnectionRepository,
  ContactRepository,
  ConversationRepository,
  IdentityRepository,
  MESSAGE_BODY_PURPOSE,
  type MessageRecord,
  MessageTemplateRepository,
  SendLedgerRepository,
  type SubjectKeys,
  SuppressionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { whatsappAddress } from './channel-address.ts';
import type { WhatsAppSender } from './channels/whatsapp/whatsapp-client.ts';
import { readWhatsAppSender } from './channels/whatsapp/whatsapp-sender.ts';
import { checkEligibility, type Eligibility } from './eligibility.ts';
import { bodyOf } from './message-text.ts';
import type { SendCommand } from './send-command.ts';
import { settledOutcome } from './settled-outcome.ts';
import { renderTemplatePreview } from './template-preview.ts';

/** What the ledger says about a step before the provider is called. */
export type Prepared =
  | { readonly kind: 'settled'; readonly outcome: SendOutcome }
  /** An earlier try may have called the provider. */
  | { readonly kind: 'in-doubt'; readonly row: MessageRecord }
  | { readonly kind: 'ready'; readonly messageId: string; readonly address: string; readonly sender: WhatsAppSender };

interface Gathered {
  readonly eligibility: Eligibility;
  readonly sender: WhatsAppSender | null;
  /** What the person will read. */
  readonly text: string;
}

/** Claims a message's place in the ledger, and asks the gate whether it may go out. */
export class SendPreparation {
  private readonly ledger = new SendLedgerRepository();
  private readonly contacts = new ContactRepository();
  private readonly identities = new IdentityRepository();
  private readonly suppressions = new SuppressionRepository();
  private readonly templates = new MessageTemplateRepository();
  private readonly conversations = new ConversationRepository();

  constructor(
    private readonly keys: SubjectKeys,
    private readonly connections: ConnectionRepository,
    private readonly hashAddress: AddressHash,
  ) {}

  /** Runs in a transaction of its own: its claim must be on disk before the provider is called. */
  async prepare(tx: WorkspaceTransaction, command: SendCommand): Promise<Prepared> {
    const row = await this.ledger.find(tx, command.stepKey);
    if (row !== null) return this.resume(tx, command, row);
    const gathered = await this.gather(tx, command);
    const { eligibility } = gathered;
    if (eligibility.kind === 'skip' && eligibility.reason === 'contact-erased') {
      // Nothing new is stored about an erased person, not even that they were not written to.
      return {
        kind: 'settled',
        outcome: { sent: false, reason: eligibility.reason, message: eligibility.message, messageId: null },
      };
    }
    const messageId = await this.claim(tx, command, gathered);
    const claimed = messageId === null ? await this.ledger.find(tx, command.stepKey) : null;
    if (claimed !== null) return this.resume(tx, command, claimed);
    if (messageId === null)
      throw new DomainError('unavailable', 'The message could not be put down just now. Try again.');
    return prepared(messageId, gathered);
  }

  private async resume(tx: WorkspaceTransaction, command: SendCommand, row: MessageRecord): Promise<Prepared> {
    const outcome = settledOutcome(row);
    if (outcome !== null) return { kind: 'settled', outcome };
    if (row.callStartedAt !== null) return { kind: 'in-doubt', row };
    // Claimed but not called: much may have changed since, so the gate is asked again.
    const gathered = await this.gather(tx, command);
    if (gathered.eligibility.kind === 'skip') {
      await this.ledger.refuse(tx, row.id, gathered.eligibility.reason, gathered.eligibility.message);
    }
    return prepared(row.id, gathered);
  }

  private async gather(tx: WorkspaceTransaction, { request }: SendCommand): Promise<Gathered> {
    const { contactId, channel, content } = request;
    const contact = await this.contacts.find(tx, contactId);
    if (contact === null) throw new DomainError('not-found', 'There is no such contact to write to.');
    const address = whatsappAddress(await this.identities.ofContact(tx, contactId));
    const account = await this.connections.open(tx, 'whatsapp');
    const sender = account === null ? null : readWhatsAppSender(account);
    const template =
      content.kind === 'template' ? await this.templates.find(tx, channel, content.name, content.language) : null;
    const eligibility = checkEligibility({
      now: new Date(),
      content,
      contactErased: contact.erasedAt !== null,
      address,
      suppressed: address !== null && (await this.isSuppressed(tx, channel, address.value)),
      templateStatus: template?.status ?? null,
      connected: sender !== null,
    });
    return { eligibility, sender, text: textOf(content, template?.body ?? null) };
  }

  private async isSuppressed(tx: WorkspaceTransaction, channel: string, address: string): Promise<boolean> {
    return this.suppressions.has(tx, { channel, hash: this.hashAddress(tx.workspaceId, channel, address) });
  }

  /** Gives the id of the new row; null when another try was first. */
  private async claim(tx: WorkspaceTransaction, command: SendCommand, gathered: Gathered): Promise<string | null> {
    const { contactId, channel, content } = command.request;
    const id = randomUUID();
    const subjectKeyRef = await this.keys.primaryFor(tx, contactId);
    const { eligibility } = gathered;
    const claimed = await this.ledger.claim(tx, {
      id,
      conversationId: await this.conversations.open(tx, contactId, channel, new Date()),
      contactId,
      channel,
      kind: content.kind,
      body: await this.keys.seal(tx, subjectKeyRef, MESSAGE_BODY_PURPOSE, bodyOf(gathered.text)),
      subjectKeyRef,
      templateName: content.kind === 'template' ? content.name : null,
      stepKey: command.stepKey,
      runId: command.runId,
      refusal: eligibility.kind === 'skip' ? { code: eligibility.reason, message: eligibility.message } : null,
    });
    return claimed ? id : null;
  }
}

function prepared(messageId: string, { eligibility, sender }: Gathered): Prepared {
  if (eligibility.kind === 'skip') {
    const { reason, message } = eligibility;
    return { kind: 'settled', outcome: { sent: false, reason, message, messageId } };
  }
  if (sender === null) throw new DomainError('internal', 'The gate let a message through without a connection.');
  return { kind: 'ready', messageId, address: eligibility.address, sender };
}

function textOf(content: MessageContent, templateBody: string | null): string {
  if (content.kind === 'text') return content.text;
  return renderTemplatePreview(templateBody ?? content.name, content.variables);
}
