import { DomainError, type RunStatus, type StepError } from '@flowkeep/contracts';
import { type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { RunEntity } from './run.entity.ts';
import { type RunFilter, runListQuery } from './run-list-query.ts';

/** A line of the run list. */
export interface RunListItem {
  readonly id: string;
  readonly status: RunStatus;
  readonly workflowId: string;
  readonly workflowName: string;
  readonly version: number;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly currentNode: string | null;
  readonly error: StepError | null;
  readonly outcome: string | null;
  readonly attempt: number;
  readonly held: boolean;
  readonly parentRunId: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

type ListRow = RunListItem & { readonly position: string };

/** The projection of runs, as the API reads it. */
export class RunRepository {
  /** Newest first. */
  async list(
    tx: WorkspaceTransaction,
    filter: RunFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<RunListItem>> {
    const rows = await tx.query<ListRow>(...runListQuery(tx.workspaceId, filter, limit + 1, readCursor(cursor)));
    return pageOf(rows, limit, ({ position: _position, ...item }) => item);
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<RunEntity> {
    const found = await tx.repository(RunEntity).findOneBy({ id, workspaceId: tx.workspaceId });
    if (found === null) throw new DomainError('not-found', 'There is no such run.');
    return found;
  }
}
