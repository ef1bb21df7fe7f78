import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** What may be kept for a limited time. */
export const RETENTION_CATEGORIES = ['message-bodies', 'inactive-contacts'] as const;
export type RetentionCategory = (typeof RETENTION_CATEGORIES)[number];

export interface RetentionRule {
  readonly category: RetentionCategory;
  /** Months that data of this category is kept. */
  readonly months: number;
  readonly enabled: boolean;
}

/** Retention rules that the workspace has set itself. */
export class RetentionRuleRepository {
  async list(tx: WorkspaceTransaction): Promise<readonly RetentionRule[]> {
    return tx.query<RetentionRule>(`select category, months, enabled from retention_rules where workspace_id = $1`, [
      tx.workspaceId,
    ]);
  }

  async set(tx: WorkspaceTransaction, { category, months, enabled }: RetentionRule): Promise<void> {
    await tx.query(
      `insert into retention_rules (workspace_id, category, months, enabled) values ($1, $2, $3, $4)
       on conflict (workspace_id, category) do update set months = excluded.months, enabled = excluded.enabled`,
      [tx.workspaceId, category, months, enabled],
    );
  }
}
