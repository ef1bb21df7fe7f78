import { DomainError, type JsonObject } from '@flowkeep/contracts';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import { LiveNotifier } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import type { NodeMapping, RunAction } from './run-action.ts';
import { type RunSelection, selectionSql } from './run-selection.ts';

/** How the orders of a bulk operation are given. */
export interface BulkOptions {
  readonly version?: 'same' | 'newest';
  readonly evenIfUnknown?: boolean;
  readonly port?: string;
  readonly toVersion?: number;
  readonly mapping?: NodeMapping;
  /** Part of pausing a workflow: resuming it resumes these runs. */
  readonly by?: 'workflow';
}

export interface BulkOperation {
  readonly id: string;
  readonly action: RunAction;
  readonly filter: RunSelection;
  readonly options: BulkOptions;
  /** User id; null where the product itself asked. */
  readonly requestedBy: string | null;
  /** `failed`: it went through the runs and some broke, or it could not go on; see {@link error}. */
  readonly status: 'running' | 'done' | 'failed' | 'cancelled';
  /** Runs that the selection had when it was asked for. */
  readonly total: number;
  /** Runs that were given the order. */
  readonly done: number;
  /** Runs that could not follow it. */
  readonly refused: number;
  /** Runs that the order could not be given to, for a reason on our side. */
  readonly broken: number;
  /** The first hundred of them. */
  readonly brokenRuns: readonly string[];
  /** Of a failed one: what went wrong, in a sentence. */
  readonly error: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** One that is being worked on. */
export interface ClaimedBulkOperation extends BulkOperation {
  readonly cursor: string | null;
}

const COLUMNS = `id, action, filter, options, requested_by as "requestedBy", status, total, done, refused,
  broken, broken_runs as "brokenRuns", error, created_at as "createdAt", ended_at as "endedAt"`;

/** Runs that are named where the order could not be given. */
const MOST_NAMED = 100;

/** Before every other id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Orders to many runs: a row that is worked off in batches, each batch with its progress in one transaction. */
export class BulkOperationRepository {
  private readonly notifier = new LiveNotifier();

  async count(tx: WorkspaceTransaction, action: RunAction, selection: RunSelection): Promise<number> {
    const { where, parameters } = selectionSql(tx.workspaceId, action, selection);
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from runs r where ${where}`,
      parameters,
    );
    return row?.count ?? 0;
  }

  /** Keeps it and wakes whoever works it off when the transaction commits. */
  async insert(
    tx: WorkspaceTransaction,
    asked: {
      readonly action: RunAction;
      readonly filter: RunSelection;
      readonly options: BulkOptions;
      readonly requestedBy: string | null;
      readonly total: number;
    },
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into bulk_operations (workspace_id, action, filter, options, requested_by, total)
       values ($1, $2, $3, $4, $5, $6) returning id`,
      [
        tx.workspaceId,
        asked.action,
        JSON.stringify(asked.filter),
        JSON.stringify(asked.options),
        asked.requestedBy,
        asked.total,
      ],
    );
    if (row === undefined) throw new DomainError('internal', 'The operation could not be written.');
    await this.notifier.ordersArrived(tx);
    return row.id;
  }

  /** Newest first. */
  async list(tx: WorkspaceTransaction, limit: number, cursor: string | null): Promise<Page<BulkOperation>> {
    const after = readCursor(cursor);
    const rows = await tx.query<BulkOperation & { readonly position: string }>(
      `select ${COLUMNS}, ${exactInstant('created_at')} as position from bulk_operations
        where workspace_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid))
        order by created_at desc, id desc limit $4`,
      [tx.workspaceId, after?.at, after?.id, limit + 1],
    );
    return pageOf(rows, limit, ({ position: _position, ...item }) => item);
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<BulkOperation> {
    const [row] = await tx.query<BulkOperation>(
      `select ${COLUMNS} from bulk_operations where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id],
    );
    if (row === undefined) throw new DomainError('not-found', 'There is no such operation.');
    return row;
  }

  /** Runs that were handled stay as they are. False where it has ended already. */
  async cancel(tx: WorkspaceTransaction, id: string): Promise<boolean> {
    const rows = await tx.query(
      `update bulk_operations set status = 'cancelled', ended_at = now()
        where workspace_id = $1 and id = $2 and status = 'running' returning id`,
      [tx.workspaceId, id],
    );
    return rows.length > 0;
  }

  /** Ends what is still going on in the name of a workflow's pause or its end. */
  async cancelForWorkflow(tx: WorkspaceTransaction, workflowId: string): Promise<void> {
    await tx.query(
      `update bulk_operations set status = 'cancelled', ended_at = now()
        where workspace_id = $1 and status = 'running' and options ->> 'by' = 'workflow' and filter ->> 'workflowId' = $2`,
      [tx.workspaceId, workflowId],
    );
  }

  /** The oldest that is to be worked on and that nobody else has in hand, until the transaction ends. */
  async claim(tx: WorkspaceTransaction): Promise<ClaimedBulkOperation | null> {
    const [row] = await tx.query<ClaimedBulkOperation>(
      `select ${COLUMNS}, cursor from bulk_operations
        where workspace_id = $1 and status = 'running' order by created_at, id limit 1 for update skip locked`,
      [tx.workspaceId],
    );
    return row ?? null;
  }

  /** The next runs of it, by id. Runs that began after it was asked for are left alone. */
  async nextRuns(tx: WorkspaceTransaction, operation: ClaimedBulkOperation, limit: number): Promise<readonly string[]> {
    const { where, parameters } = selectionSql(tx.workspaceId, operation.action, operation.filter);
    const place = (offset: number): string => `$${String(parameters.length + offset)}`;
    const rows = await tx.query<{ id: string }>(
      `select r.id from runs r where ${where} and r.id > ${place(1)}::uuid and r.started_at <= ${place(2)}
        order by r.id limit ${place(3)}`,
      [...parameters, operation.cursor ?? FIRST, operation.createdAt, limit],
    );
    return rows.map(({ id }) => id);
  }

  async advance(
    tx: WorkspaceTransaction,
    id: string,
    progress: { readonly cursor: string; readonly done: number; readonly refused: number },
  ): Promise<void> {
    await tx.query(
      `update bulk_operations set cursor = $3, done = done + $4, refused = refused + $5, failures = 0
        where workspace_id = $1 and id = $2`,
      [tx.workspaceId, id, progress.cursor, progress.done, progress.refused],
    );
  }

  /** Counts a try that failed; gives how many have in a row. */
  async failedOnce(tx: WorkspaceTransaction, id: string): Promise<number> {
    const [row] = await tx.query<{ failures: number }>(
      `update bulk_operations set failures = failures + 1
        where workspace_id = $1 and id = $2 and status = 'running' returning failures`,
      [tx.workspaceId, id],
    );
    return row?.failures ?? 0;
  }

  /** Leaves a run behind that the order cannot be given to. */
  async setAside(tx: WorkspaceTransaction, id: string, runId: string): Promise<void> {
    await tx.query(
      `update bulk_operations
          set cursor = $3, failures = 0, broken = broken + 1,
              broken_runs = case when broken < ${String(MOST_NAMED)} then broken_runs || $3::uuid else broken_runs end
        where workspace_id = $1 and id = $2 and status = 'running' and (cursor is null or cursor < $3::uuid)`,
      [tx.workspaceId, id, runId],
    );
  }

  /** Ends it; `error` says what went wrong, in a sentence without anything personal. */
  async finish(tx: WorkspaceTransaction, id: string, error: string | null): Promise<void> {
    await tx.query(
      `update bulk_operations set status = case when $3::text is null then 'done' else 'failed' end, error = $3,
                                  ended_at = now()
        where workspace_id = $1 and id = $2 and status = 'running'`,
      [tx.workspaceId, id, error],
    );
  }
}

/** What is kept of an operation in the audit trail. */
export function bulkFacts(operation: Pick<BulkOperation, 'action' | 'filter' | 'total'>): JsonObject {
  const filter = Object.fromEntries(Object.entries(operation.filter).filter(([, value]) => value !== null));
  return { action: operation.action, filter, total: operation.total };
}
