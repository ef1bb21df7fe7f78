import { DomainError, type EventKind, type JsonObject } from '@flowkeep/contracts';
import type { TransactionRunner, WorkspaceTransaction } from '../transaction-runner.ts';
import { TriggerEntity } from './trigger.entity.ts';

/** A trigger as publishing wants it. */
export interface TriggerRow {
  readonly nodeId: string;
  readonly type: string;
  readonly eventKind: EventKind;
  readonly token: string | null;
  readonly signingSecret: Buffer | null;
  readonly config: JsonObject;
  readonly nextDueAt: Date | null;
}

/** Where a public address leads. */
export interface TriggerAddress {
  readonly workspaceId: string;
  readonly triggerId: string;
}

/** Triggers of live versions. */
export class TriggerRepository {
  /** Null for an unknown token and for a trigger that is no longer live. */
  async addressOf(transactions: TransactionRunner, token: string): Promise<TriggerAddress | null> {
    const [row] = await transactions.beforeWorkspace<{ workspace_id: string; trigger_id: string }>(
      `select workspace_id, trigger_id from trigger_by_token($1)`,
      [token],
    );
    return row === undefined ? null : { workspaceId: row.workspace_id, triggerId: row.trigger_id };
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<TriggerEntity> {
    const found = await tx.repository(TriggerEntity).findOneBy({ id, workspaceId: tx.workspaceId, active: true });
    if (found === null) throw new DomainError('not-found', 'There is no such address.');
    return found;
  }

  /** All that the workflow ever had, dead ones too: a node that comes back gets its old address. */
  async everOf(tx: WorkspaceTransaction, workflowId: string): Promise<readonly TriggerEntity[]> {
    return tx.repository(TriggerEntity).findBy({ workflowId, workspaceId: tx.workspaceId });
  }

  async liveOf(tx: WorkspaceTransaction, workflowId: string): Promise<readonly TriggerEntity[]> {
    return tx
      .repository(TriggerEntity)
      .find({ where: { workflowId, workspaceId: tx.workspaceId, active: true }, order: { nodeId: 'ASC' } });
  }

  /** Makes these the live triggers of the workflow; others of it sleep. Rows keep their ids by node. */
  async replace(tx: WorkspaceTransaction, workflowId: string, triggers: readonly TriggerRow[]): Promise<void> {
    await this.deactivate(tx, workflowId);
    for (const trigger of triggers) {
      await tx.query(
        `insert into triggers
           (workspace_id, workflow_id, node_id, type, event_kind, token, signing_secret, config, next_due_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (workflow_id, node_id) do update set
           type = excluded.type, event_kind = excluded.event_kind, token = excluded.token,
           signing_secret = excluded.signing_secret, config = excluded.config, next_due_at = excluded.next_due_at,
           active = true`,
        [
          tx.workspaceId,
          workflowId,
          trigger.nodeId,
          trigger.type,
          trigger.eventKind,
          trigger.token,
          trigger.signingSecret,
          JSON.stringify(trigger.config),
          trigger.nextDueAt,
        ],
      );
    }
  }

  async deactivate(tx: WorkspaceTransaction, workflowId: string): Promise<void> {
    await tx.query(`update triggers set active = false, next_due_at = null where workflow_id = $1`, [workflowId]);
  }
}
