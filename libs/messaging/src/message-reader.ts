import {
  type Channel,
  DomainError,
  isJsonObject,
  type MessageDirection,
  type MessageStatus,
} from '@flowkeep/contracts';
import {
  type ConversationRecord,
  ConversationRepository,
  isErased,
  MESSAGE_BODY_PURPOSE,
  type MessageFilter,
  type MessageKind,
  type MessageRecord,
  MessageRepository,
  type Page,
  type SubjectKeys,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** A message as members read it. */
export interface ReadMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly direction: MessageDirection;
  readonly channel: Channel;
  readonly kind: MessageKind;
  /** Null once a retention rule or an erasure has taken it. */
  readonly text: string | null;
  readonly templateName: string | null;
  readonly status: MessageStatus;
  /** Why it failed, in a sentence; else null. */
  readonly error: string | null;
  readonly runId: string | null;
  readonly stepKey: string | null;
  readonly createdAt: Date;
  readonly statusAt: Date;
}

/** Conversations and messages, opened for members. */
export class MessageReader {
  private readonly conversations = new ConversationRepository();
  private readonly messages = new MessageRepository();

  constructor(private readonly keys: SubjectKeys) {}

  /** Newest first. */
  async list(
    tx: WorkspaceTransaction,
    filter: MessageFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ReadMessage>> {
    const page = await this.messages.list(tx, filter, limit, cursor);
    return { items: await this.readAll(tx, page.items), nextCursor: page.nextCursor };
  }

  /** What was said in a run, oldest first. */
  async ofRun(tx: WorkspaceTransaction, runId: string): Promise<readonly ReadMessage[]> {
    return this.readAll(tx, await this.messages.ofRun(tx, runId));
  }

  /** Last spoken first. */
  async listConversations(
    tx: WorkspaceTransaction,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ConversationRecord>> {
    return this.conversations.list(tx, limit, cursor);
  }

  async getConversation(tx: WorkspaceTransaction, id: string): Promise<ConversationRecord> {
    const found = await this.conversations.find(tx, id);
    if (found === null) throw new DomainError('not-found', 'There is no such conversation.');
    return found;
  }

  private async readAll(tx: WorkspaceTransaction, records: readonly MessageRecord[]): Promise<readonly ReadMessage[]> {
    const read: ReadMessage[] = [];
    for (const record of records) read.push(await this.read(tx, record));
    return read;
  }

  private async read(tx: WorkspaceTransaction, record: MessageRecord): Promise<ReadMessage> {
    const {
      body,
      subjectKeyRef,
      errorCode: _code,
      errorMessage,
      callStartedAt: _call,
      providerId: _provider,
      ...rest
    } = record;
    const opened = body === null ? null : await this.keys.open(tx, subjectKeyRef, MESSAGE_BODY_PURPOSE, body);
    const text = opened === null || isErased(opened) || !isJsonObject(opened) ? null : opened.text;
    return {
      ...rest,
      text: typeof text === 'string' ? text : null,
      error: record.status === 'failed' ? errorMessage : null,
    };
  }
}
