import { DomainError } from '@flowkeep/contracts';
import type { Graph } from '@flowkeep/graph';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { WorkflowVersionEntity } from './workflow-version.entity.ts';

/** A line of the version list. */
export interface VersionListItem {
  readonly number: number;
  readonly note: string;
  readonly publishedBy: string | null;
  readonly publishedAt: Date;
}

/** Published versions: written once, never changed. */
export class WorkflowVersionRepository {
  /** Call with the workflow locked: the number is one more than the last. */
  async insert(
    tx: WorkspaceTransaction,
    version: {
      readonly workflowId: string;
      readonly graph: Graph;
      readonly planHash: string;
      readonly note: string;
      readonly publishedBy: string | null;
    },
  ): Promise<number> {
    const [row] = await tx.query<{ number: number }>(
      `insert into workflow_versions (workspace_id, workflow_id, number, graph, plan_hash, note, published_by)
       select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 from workflow_versions where workflow_id = $2
       returning number`,
      [
        tx.workspaceId,
        version.workflowId,
        JSON.stringify(version.graph),
        version.planHash,
        version.note,
        version.publishedBy,
      ],
    );
    if (row === undefined) throw new DomainError('internal', 'The version could not be written.');
    return row.number;
  }

  /** Newest first. */
  async list(tx: WorkspaceTransaction, workflowId: string): Promise<readonly VersionListItem[]> {
    return tx.repository(WorkflowVersionEntity).find({
      select: { number: true, note: true, publishedBy: true, publishedAt: true },
      where: { workflowId, workspaceId: tx.workspaceId },
      order: { number: 'DESC' },
      take: 200,
    });
  }

  async byNumber(tx: WorkspaceTransaction, workflowId: string, number: number): Promise<WorkflowVersionEntity> {
    const found = await tx
      .repository(WorkflowVersionEntity)
      .findOneBy({ workflowId, number, workspaceId: tx.workspaceId });
    if (found === null) throw new DomainError('not-found', 'This workflow has no such version.');
    return found;
  }
}
