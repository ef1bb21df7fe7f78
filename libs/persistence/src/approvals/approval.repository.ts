import { randomUUID } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import { ERASED, type SubjectKeys, type WorkspaceKeys } from '../keys/index.ts';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { TransactionRunner, WorkspaceTransaction } from '../transaction-runner.ts';
import { LiveNotifier } from '../notifications.ts';
import type { Approval, ApprovalStatus, NewApproval, OpenedApproval } from './approval.ts';
import {
  APPROVAL_COLUMNS,
  APPROVAL_TABLES,
  type ApprovalRow,
  assigneeOfRow,
  EFFECTIVE_STATUS,
} from './approval-row.ts';
import { approvalToken, hashOfToken, isTokenOf } from './approval-token.ts';

export const APPROVAL_SEALS = { question: 'approval.question', note: 'approval.note' } as const;

/** Questions that runs ask people. */
export class ApprovalRepository {
  private readonly notifier = new LiveNotifier();

  constructor(
    private readonly keys: SubjectKeys,
    private readonly workspaceKeys: WorkspaceKeys,
  ) {}

  /** Asks. Doing it again for the same step changes nothing and gives what was opened first. */
  async open(tx: WorkspaceTransaction, asked: NewApproval): Promise<OpenedApproval> {
    const known = await this.opened(tx, asked.runId, asked.stepKey);
    if (known !== null) return known;
    const id = randomUUID();
    const token = await approvalToken(tx, this.workspaceKeys, id);
    const question = await this.keys.seal(tx, asked.subjectKeyRef, APPROVAL_SEALS.question, asked.question);
    const { assignee } = asked;
    await tx.query(
      `insert into approvals (id, workspace_id, run_id, step_key, node_id, contact_id, subject_key_ref, question,
                              choices, assignee_member, assignee_role, token_hash, expires_at)
       select $1, $2, r.id, $4, $5, r.contact_id, $6, $7, $8, $9, $10, $11, now() + make_interval(secs => $12)
         from runs r where r.id = $3 and r.workspace_id = $2
       on conflict (run_id, step_key) do nothing`,
      [
        id,
        tx.workspaceId,
        asked.runId,
        asked.stepKey,
        nodeOf(asked.stepKey),
        asked.subjectKeyRef,
        question,
        JSON.stringify(asked.choices),
        assignee.kind === 'member' ? assignee.memberId : null,
        assignee.kind === 'role' ? assignee.role : null,
        hashOfToken(token),
        asked.expiresAfterSeconds,
      ],
    );
    await this.notifier.changed(tx, 'approval', id);
    const kept = await this.opened(tx, asked.runId, asked.stepKey);
    if (kept === null) throw new DomainError('not-found', 'There is no such run.');
    return kept;
  }

  /** Newest first. */
  async list(
    tx: WorkspaceTransaction,
    filter: { readonly status: ApprovalStatus | null; readonly runId: string | null },
    limit: number,
    cursor: string | null,
  ): Promise<Page<Approval>> {
    const after = readCursor(cursor);
    const rows = await tx.query<ApprovalRow & { readonly position: string }>(
      `select ${APPROVAL_COLUMNS}, ${exactInstant('a.created_at')} as position from ${APPROVAL_TABLES}
        where a.workspace_id = $1 and ($2::text is null or ${EFFECTIVE_STATUS} = $2)
          and ($2::text is distinct from 'open' or a.status = 'open')
          and ($3::uuid is null or a.run_id = $3)
          and ($4::timestamptz is null or (a.created_at, a.id) < ($4::timestamptz, $5::uuid))
        order by a.created_at desc, a.id desc limit $6`,
      [tx.workspaceId, filter.status, filter.runId, after?.at, after?.id, limit + 1],
    );
    const page = pageOf(rows, limit, ({ position: _position, ...row }) => row);
    const items: Approval[] = [];
    for (const row of page.items) items.push(await this.read(tx, row));
    return { items, nextCursor: page.nextCursor };
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<Approval> {
    return this.read(tx, await this.rowOf(tx, id));
  }

  /** Holds the question until the transaction ends: two answers come one after the other. */
  async lock(tx: WorkspaceTransaction, id: string): Promise<Approval> {
    await tx.query(`select id from approvals where workspace_id = $1 and id = $2 for update`, [tx.workspaceId, id]);
    return this.get(tx, id);
  }

  /** Where a link leads; null for one that leads nowhere. */
  async find(
    transactions: TransactionRunner,
    token: string,
  ): Promise<{ readonly workspaceId: string; readonly id: string } | null> {
    const [row] = await transactions.beforeWorkspace<{ workspace_id: string; approval_id: string }>(
      `select workspace_id, approval_id from approval_by_token($1)`,
      [hashOfToken(token)],
    );
    if (row === undefined) return null;
    const found = { workspaceId: row.workspace_id, id: row.approval_id };
    const same = await transactions.inWorkspace(found.workspaceId, async (tx) =>
      isTokenOf(token, (await this.rowOf(tx, found.id)).tokenHash),
    );
    return same ? found : null;
  }

  /** The secret part of the question's link. */
  async token(tx: WorkspaceTransaction, id: string): Promise<string> {
    return approvalToken(tx, this.workspaceKeys, id);
  }

  /** Call with the question locked and open. */
  async answered(
    tx: WorkspaceTransaction,
    id: string,
    answer: { readonly choice: string; readonly note: string; readonly userId: string | null },
  ): Promise<void> {
    const { subjectKeyRef } = await this.rowOf(tx, id);
    const note = answer.note === '' ? null : await this.keys.seal(tx, subjectKeyRef, APPROVAL_SEALS.note, answer.note);
    await tx.query(
      `update approvals set status = 'answered', choice = $3, note = $4, answered_by = $5, answered_via = $6,
                            answered_at = now()
        where workspace_id = $1 and id = $2 and status = 'open'`,
      [tx.workspaceId, id, answer.choice, note, answer.userId, answer.userId === null ? 'link' : 'member'],
    );
  }

  private async opened(tx: WorkspaceTransaction, runId: string, stepKey: string): Promise<OpenedApproval | null> {
    const [row] = await tx.query<OpenedApproval>(
      `select id as "approvalId", expires_at as "expiresAt" from approvals
        where workspace_id = $1 and run_id = $2 and step_key = $3`,
      [tx.workspaceId, runId, stepKey],
    );
    return row ?? null;
  }

  private async rowOf(tx: WorkspaceTransaction, id: string): Promise<ApprovalRow> {
    const [row] = await tx.query<ApprovalRow>(
      `select ${APPROVAL_COLUMNS} from ${APPROVAL_TABLES} where a.workspace_id = $1 and a.id = $2`,
      [tx.workspaceId, id],
    );
    if (row === undefined) throw new DomainError('not-found', 'There is no such question.');
    return row;
  }

  private async read(tx: WorkspaceTransaction, row: ApprovalRow): Promise<Approval> {
    const { question, note, subjectKeyRef, assigneeMember: _member, assigneeRole: _role, tokenHash: _, ...facts } = row;
    return {
      ...facts,
      assignee: assigneeOfRow(row),
      question: await this.text(tx, subjectKeyRef, APPROVAL_SEALS.question, question),
      note: await this.text(tx, subjectKeyRef, APPROVAL_SEALS.note, note),
    };
  }

  private async text(
    tx: WorkspaceTransaction,
    ref: string,
    purpose: string,
    sealed: Buffer | null,
  ): Promise<string | null> {
    if (sealed === null || sealed.length === 0) return null;
    const opened = await this.keys.open(tx, ref, purpose, sealed);
    return opened === ERASED || typeof opened !== 'string' ? null : opened;
  }
}

/** Of `run:node:visit`; the id of a node inside of a sub-workflow holds no colon either. */
function nodeOf(stepKey: string): string {
  return stepKey.split(':')[1] ?? '';
}
