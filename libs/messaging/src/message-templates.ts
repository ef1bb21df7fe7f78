import {
  type MessageTemplateRecord,
  MessageTemplateRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** Message templates of the workspace. */
export class MessageTemplates {
  private readonly templates = new MessageTemplateRepository();

  async list(tx: WorkspaceTransaction): Promise<readonly MessageTemplateRecord[]> {
    return this.templates.list(tx);
  }

  /** Stores a template, or what is new about the one of this channel, name and language. */
  async createTemplate(tx: WorkspaceTransaction, template: Omit<MessageTemplateRecord, 'id'>): Promise<void> {
    await this.templates.save(tx, template);
  }
}
