import { DomainError, type WorkspaceSnapshot } from '@flowkeep/contracts';
import type { TransactionRunner, WorkspaceTransaction } from '../transaction-runner.ts';

/** Workspaces, as dispatching and runs ask for them. */
export class WorkspaceSnapshotRepository {
  /** What every run knows about its workspace. */
  async get(tx: WorkspaceTransaction): Promise<WorkspaceSnapshot> {
    const [row] = await tx.query<WorkspaceSnapshot>(
      `select id, name, time_zone as "timeZone", language, currency, region from workspaces where id = $1`,
      [tx.workspaceId],
    );
    if (row === undefined) throw new DomainError('not-found', 'There is no such workspace.');
    return row;
  }

  /** The short name that the workspace has in addresses. */
  async slug(tx: WorkspaceTransaction): Promise<string> {
    const [row] = await tx.query<{ slug: string }>(`select slug from workspaces where id = $1`, [tx.workspaceId]);
    if (row === undefined) throw new DomainError('not-found', 'There is no such workspace.');
    return row.slug;
  }

  async all(transactions: TransactionRunner): Promise<readonly string[]> {
    const rows = await transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from all_workspaces()`,
    );
    return rows.map((row) => row.workspace_id);
  }

  /** Ids of workspaces in which an event or a schedule is due, or somebody is to be told of the end of a run. */
  async withEvents(transactions: TransactionRunner): Promise<readonly string[]> {
    const rows = await transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from workspaces_with_events()`,
    );
    return rows.map((row) => row.workspace_id);
  }

  /** Ids of workspaces in which a run is to be begun. */
  async toStart(transactions: TransactionRunner): Promise<readonly string[]> {
    const rows = await transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from workspaces_to_start()`,
    );
    return rows.map((row) => row.workspace_id);
  }

  /** Ids of workspaces in which a run on Temporal is to be told what ended its wait. */
  async toSignal(transactions: TransactionRunner): Promise<readonly string[]> {
    const rows = await transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from workspaces_to_signal()`,
    );
    return rows.map((row) => row.workspace_id);
  }

  /** Ids of workspaces in which a run waits for the one before it. */
  async withHeldRuns(transactions: TransactionRunner): Promise<readonly string[]> {
    const rows = await transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from workspaces_with_held_runs()`,
    );
    return rows.map((row) => row.workspace_id);
  }

  /** Ids of workspaces in which a run has not ended. */
  async withOpenRuns(transactions: TransactionRunner): Promise<readonly string[]> {
    const rows = await transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from workspaces_with_open_runs()`,
    );
    return rows.map((row) => row.workspace_id);
  }

  /** Ids of workspaces in which a provider was called and its answer is not known. */
  async withOpenCalls(transactions: TransactionRunner): Promise<readonly string[]> {
    const rows = await transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from workspaces_with_open_calls()`,
    );
    return rows.map((row) => row.workspace_id);
  }
}
