import type { Channel } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

export const TEMPLATE_CATEGORIES = ['marketing', 'utility', 'authentication'] as const;
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number];

export const TEMPLATE_STATUSES = ['draft', 'pending', 'approved', 'rejected', 'paused', 'disabled'] as const;
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];

/** A message that the provider approves before it may be sent. Variables of the body are `{{1}}`, `{{2}}`, … */
export interface MessageTemplateRecord {
  readonly id: string;
  readonly channel: Channel;
  readonly name: string;
  readonly language: string;
  readonly category: TemplateCategory;
  readonly body: string;
  readonly status: TemplateStatus;
}

const COLUMNS = 'id, channel, name, language, category, body, status';

/** Message templates of the workspace. */
export class MessageTemplateRepository {
  async list(tx: WorkspaceTransaction): Promise<readonly MessageTemplateRecord[]> {
    return tx.query<MessageTemplateRecord>(
      `select ${COLUMNS} from message_templates where workspace_id = $1 order by name, language`,
      [tx.workspaceId],
    );
  }

  async find(
    tx: WorkspaceTransaction,
    channel: Channel,
    name: string,
    language: string,
  ): Promise<MessageTemplateRecord | null> {
    const rows = await tx.query<MessageTemplateRecord>(
      `select ${COLUMNS} from message_templates
        where workspace_id = $1 and channel = $2 and name = $3 and language = $4`,
      [tx.workspaceId, channel, name, language],
    );
    return rows[0] ?? null;
  }

  /** Stores a template, or what is new about the one of this name and language. */
  async save(tx: WorkspaceTransaction, template: Omit<MessageTemplateRecord, 'id'>): Promise<void> {
    await tx.query(
      `insert into message_templates (workspace_id, channel, name, language, category, body, status)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (workspace_id, channel, name, language)
         do update set category = excluded.category, body = excluded.body, status = excluded.status`,
      [
        tx.workspaceId,
        template.channel,
        template.name,
        template.language,
        template.category,
        template.body,
        template.status,
      ],
    );
  }
}
