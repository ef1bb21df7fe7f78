import type { TransactionRunner, WorkspaceTransaction } from '../transaction-runner.ts';
import { LiveNotifier } from '../notifications.ts';
import { OF_PRESENT_ATTEMPT } from './present-attempt.ts';
import type { KeptRunCommand, RunCommand } from './run-action.ts';

/** An order on its way. */
export interface RunCommandRow {
  readonly id: string;
  readonly runId: string;
  readonly command: RunCommand;
  /** Tries, this one counted. */
  readonly attempts: number;
}

/** An order that is still to be delivered, as the run's page shows it. */
export interface PendingOrder {
  readonly action: RunCommand['kind'];
  readonly at: Date;
}

/** How long one worker has an order to itself, seconds. */
const LEASE_SECONDS = 30;

/** An operation on many runs counted the order as given. */
const COUNT_REFUSED = `update bulk_operations b set done = b.done - 1, refused = b.refused + 1
  from kept where kept.error is not null and b.workspace_id = $1 and b.id = kept.operation::uuid`;

/** Orders to runs: an outbox between our commit and Temporal. */
export class RunCommandRepository {
  private readonly notifier = new LiveNotifier();

  /** Keeps an order and wakes whoever delivers it when the transaction commits. */
  async insert(tx: WorkspaceTransaction, runId: string, command: KeptRunCommand): Promise<void> {
    await tx.query(
      // Not now(): orders of one transaction keep their order.
      `insert into run_commands (workspace_id, run_id, command, created_at) values ($1, $2, $3, clock_timestamp())`,
      [tx.workspaceId, runId, JSON.stringify(command)],
    );
    await this.notifier.ordersArrived(tx);
  }

  /** Notes an order that our own tables have followed already, so that the run's past is whole. */
  async record(tx: WorkspaceTransaction, runId: string, command: KeptRunCommand): Promise<void> {
    await tx.query(
      `insert into run_commands (workspace_id, run_id, command, created_at, done_at)
       values ($1, $2, $3, clock_timestamp(), now())`,
      [tx.workspaceId, runId, JSON.stringify(command)],
    );
  }

  /** Ids of workspaces in which there is an order to deliver or a bulk operation to work off now. */
  async workspaces(transactions: TransactionRunner): Promise<readonly string[]> {
    const rows = await transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from workspaces_with_orders()`,
    );
    return rows.map((row) => row.workspace_id);
  }

  /** Whether the run was told the same kind of order before, in this attempt of it: one that is retried begins anew. */
  async wasTold(tx: WorkspaceTransaction, runId: string, kind: RunCommand['kind']): Promise<boolean> {
    const [row] = await tx.query<{ told: boolean }>(
      `select exists (select 1 from run_commands c where c.workspace_id = $1 and c.run_id = $2
                        and c.command ->> 'kind' = $3 and c.done_at is not null and ${OF_PRESENT_ATTEMPT}) as told`,
      [tx.workspaceId, runId, kind],
    );
    return row?.told ?? false;
  }

  /** As {@link wasTold}, or whether it is about to be told. */
  async wasGiven(tx: WorkspaceTransaction, runId: string, kind: RunCommand['kind']): Promise<boolean> {
    const [row] = await tx.query<{ given: boolean }>(
      `select exists (select 1 from run_commands c where c.workspace_id = $1 and c.run_id = $2
                        and c.command ->> 'kind' = $3 and ${OF_PRESENT_ATTEMPT}) as given`,
      [tx.workspaceId, runId, kind],
    );
    return row?.given ?? false;
  }

  /** Takes orders for a while. Of each run only the oldest: one after the other, as they were given. */
  async claim(tx: WorkspaceTransaction, limit: number): Promise<readonly RunCommandRow[]> {
    return tx.query<RunCommandRow>(
      `with taken as (
         select c.id from run_commands c
          where c.workspace_id = $1 and c.done_at is null and c.available_at <= now()
            and not exists (select 1 from run_commands b where b.run_id = c.run_id and b.done_at is null
                              and (b.created_at, b.id) < (c.created_at, c.id))
          order by c.available_at limit $2 for update skip locked)
       update run_commands c set attempts = c.attempts + 1,
                                 available_at = now() + make_interval(secs => ${String(LEASE_SECONDS)})
         from taken where c.id = taken.id
       returning c.id, c.run_id as "runId", c.command, c.attempts`,
      [tx.workspaceId, limit],
    );
  }

  /** It has been followed, or will never be: then `refusal` says why, in a sentence that holds nothing personal. */
  async done(tx: WorkspaceTransaction, id: string, refusal: string | null): Promise<void> {
    await tx.query(
      `with kept as (
         update run_commands set done_at = now(), error = $3, command = command - 'sealedTrigger'
          where workspace_id = $1 and id = $2 and done_at is null
         returning error, command ->> 'operation' as operation)
       ${COUNT_REFUSED}`,
      [tx.workspaceId, id, refusal],
    );
  }

  /** The run itself says that it could not move, after it was told to: its last such order is marked. Counts once. */
  async refuseMove(
    tx: WorkspaceTransaction,
    runId: string,
    { version, reason }: { readonly version: number; readonly reason: string },
  ): Promise<void> {
    await tx.query(
      `with kept as (
         update run_commands set done_at = coalesce(done_at, now()), error = $4
          where error is null and id = (
            select id from run_commands
             where workspace_id = $1 and run_id = $2 and command ->> 'kind' = 'move'
               and (command ->> 'version')::int = $3
             order by created_at desc, id desc limit 1)
         returning error, command ->> 'operation' as operation)
       ${COUNT_REFUSED}`,
      [tx.workspaceId, runId, version, reason],
    );
  }

  /** The run has ended: nothing that was ordered of it matters any more. */
  async dropFor(tx: WorkspaceTransaction, runId: string): Promise<void> {
    await tx.query(
      `update run_commands set done_at = now(), error = 'The run has ended.', command = command - 'sealedTrigger'
        where workspace_id = $1 and run_id = $2 and done_at is null`,
      [tx.workspaceId, runId],
    );
  }

  async postpone(tx: WorkspaceTransaction, id: string, seconds: number): Promise<void> {
    await tx.query(
      `update run_commands set available_at = now() + make_interval(secs => $3)
        where workspace_id = $1 and id = $2 and done_at is null`,
      [tx.workspaceId, id, seconds],
    );
  }

  async pendingOf(tx: WorkspaceTransaction, runId: string): Promise<readonly PendingOrder[]> {
    return tx.query<PendingOrder>(
      `select command ->> 'kind' as action, created_at as at from run_commands
        where workspace_id = $1 and run_id = $2 and done_at is null order by created_at, id`,
      [tx.workspaceId, runId],
    );
  }

  /** Why the last order was not followed; null where it was, or where there was none. */
  async lastRefusal(tx: WorkspaceTransaction, runId: string): Promise<string | null> {
    const [row] = await tx.query<{ error: string | null }>(
      `select error from run_commands where workspace_id = $1 and run_id = $2 and done_at is not null
        order by created_at desc, id desc limit 1`,
      [tx.workspaceId, runId],
    );
    return row?.error ?? null;
  }
}
