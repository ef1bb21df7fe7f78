import type { Channel } from '@flowkeep/contracts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { MESSAGE_COLUMNS, type MessageKind, type MessageRecord } from './message-record.ts';

/** An outbound message before the provider hears of it; a refusal by our own gate is stored with its reason. */
export interface Claim {
  readonly id: string;
  readonly conversationId: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly kind: MessageKind;
  readonly body: Buffer;
  readonly subjectKeyRef: string;
  readonly templateName: string | null;
  readonly stepKey: string;
  readonly runId: string | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

const CLOSED = {
  code: 'not-called',
  message: 'Its step failed before it was sent. When the run was tried again, the step began anew.',
};

/**
 * Outbound rows of `messages` as a ledger: one row for one step, whatever crashes. Every move is a compare-and-set, so
 * that two tries of the same step cannot both win.
 */
export class SendLedgerRepository {
  async find(tx: WorkspaceTransaction, stepKey: string): Promise<MessageRecord | null> {
    const rows = await tx.query<MessageRecord>(
      `select ${MESSAGE_COLUMNS} from messages m where m.workspace_id = $1 and m.step_key = $2`,
      [tx.workspaceId, stepKey],
    );
    return rows[0] ?? null;
  }

  /** False when another try of the step has claimed it already. */
  async claim(tx: WorkspaceTransaction, claim: Claim): Promise<boolean> {
    const rows = await tx.query(
      `insert into messages (id, workspace_id, conversation_id, contact_id, direction, channel, kind, body,
         subject_key_ref, template_name, status, step_key, run_id, error_code, error_message)
       values ($1, $2, $3, $4, 'out', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       on conflict (workspace_id, step_key) where step_key is not null do nothing
       returning id`,
      [
        claim.id,
        tx.workspaceId,
        claim.conversationId,
        claim.contactId,
        claim.channel,
        claim.kind,
        claim.body,
        claim.subjectKeyRef,
        claim.templateName,
        claim.refusal === null ? 'queued' : 'failed',
        claim.stepKey,
        claim.runId,
        claim.refusal?.code,
        claim.refusal?.message,
      ],
    );
    return rows.length > 0;
  }

  /**
   * Wins the right to call the provider; gives the moment by which {@link release} knows the call, as text: a `Date`
   * would round it. Null when it was won before: then the message may be on its way.
   */
  async startCall(tx: WorkspaceTransaction, id: string): Promise<string | null> {
    const rows = await tx.query<{ startedAt: string }>(
      `update messages set call_started_at = clock_timestamp(), status_at = clock_timestamp()
        where workspace_id = $1 and id = $2 and call_started_at is null and provider_id is null and status = 'queued'
        returning call_started_at::text as "startedAt"`,
      [tx.workspaceId, id],
    );
    return rows[0]?.startedAt ?? null;
  }

  /** The provider has it. A status that already came by callback is not lowered. */
  async accept(tx: WorkspaceTransaction, id: string, providerId: string): Promise<void> {
    await tx.query(
      `update messages set provider_id = $3, status_at = clock_timestamp(),
         status = case when status in ('queued', 'unknown') then 'sent' else status end
        where workspace_id = $1 and id = $2 and (provider_id is null or provider_id = $3)`,
      [tx.workspaceId, id, providerId],
    );
  }

  /** The provider has said no, and for certain has not sent it. */
  async refuse(tx: WorkspaceTransaction, id: string, code: string, message: string): Promise<void> {
    await tx.query(
      `update messages set status = 'failed', error_code = $3, error_message = $4, status_at = clock_timestamp()
        where workspace_id = $1 and id = $2 and provider_id is null`,
      [tx.workspaceId, id, code, message],
    );
  }

  /** Nobody may call for it any more. False where somebody has called by now, or it was settled before. */
  async close(tx: WorkspaceTransaction, stepKey: string): Promise<boolean> {
    const rows = await tx.query(
      `update messages set status = 'failed', error_code = $3, error_message = $4, status_at = clock_timestamp()
        where workspace_id = $1 and step_key = $2 and status = 'queued' and call_started_at is null
          and provider_id is null
        returning id`,
      [tx.workspaceId, stepKey, CLOSED.code, CLOSED.message],
    );
    return rows.length > 0;
  }

  /**
   * The provider has certainly not taken it in the call that was started then, and a later try may call again. A call
   * that another try has started since is left alone: whoever does not know whether a release is committed repeats it.
   */
  async release(tx: WorkspaceTransaction, id: string, startedAt: string): Promise<void> {
    await tx.query(
      `update messages set call_started_at = null, status = 'queued', status_at = clock_timestamp()
        where workspace_id = $1 and id = $2 and call_started_at = $3 and provider_id is null
          and status in ('queued', 'unknown')`,
      [tx.workspaceId, id, startedAt],
    );
  }

  /** The answer is lost: nobody can say whether the person has the message. */
  async markUnknown(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(
      `update messages set status = 'unknown', status_at = clock_timestamp()
        where workspace_id = $1 and id = $2 and status = 'queued' and provider_id is null
          and call_started_at is not null`,
      [tx.workspaceId, id],
    );
  }
}
