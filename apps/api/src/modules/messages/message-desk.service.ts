import { DomainError } from '@flowkeep/contracts';
import { MessageReader, MessageTemplates, type ReadMessage } from '@flowkeep/messaging';
import { ContactRepository, type Page, SubjectKeys, TransactionRunner } from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import type { PageQueryDto } from '../../frame/page-query.dto.ts';
import type { ConversationPageDto, MessageDto, MessagePageDto, MessageTemplatePageDto } from './message.dto.ts';

/** Conversations, messages and templates as members read them. */
@Injectable()
export class MessageDesk {
  private readonly contacts = new ContactRepository();
  private readonly templates = new MessageTemplates();
  private readonly reader: MessageReader;

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
  ) {
    this.reader = new MessageReader(keys);
  }

  async ofContact(workspaceId: string, contactId: string, { limit, cursor }: PageQueryDto): Promise<MessagePageDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const contact = await this.contacts.find(tx, contactId);
      if (contact === null) throw new DomainError('not-found', 'There is no such contact.');
      return pageOf(await this.reader.list(tx, { contactId }, limit, cursor ?? null));
    });
  }

  async ofConversation(workspaceId: string, conversationId: string, query: PageQueryDto): Promise<MessagePageDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.reader.getConversation(tx, conversationId);
      return pageOf(await this.reader.list(tx, { conversationId }, query.limit, query.cursor ?? null));
    });
  }

  async listConversations(workspaceId: string, { limit, cursor }: PageQueryDto): Promise<ConversationPageDto> {
    const page = await this.transactions.inWorkspace(workspaceId, (tx) =>
      this.reader.listConversations(tx, limit, cursor ?? null),
    );
    const items = page.items.map((item) => ({ ...item, lastMessageAt: item.lastMessageAt.toISOString() }));
    return { items, nextCursor: page.nextCursor };
  }

  async listTemplates(workspaceId: string): Promise<MessageTemplatePageDto> {
    const items = await this.transactions.inWorkspace(workspaceId, (tx) => this.templates.list(tx));
    return { items: [...items], nextCursor: null };
  }
}

function pageOf({ items, nextCursor }: Page<ReadMessage>): MessagePageDto {
  return { items: items.map(dtoOf), nextCursor };
}

function dtoOf({ createdAt, statusAt, ...message }: ReadMessage): MessageDto {
  return { ...message, createdAt: createdAt.toISOString(), statusAt: statusAt.toISOString() };
}
