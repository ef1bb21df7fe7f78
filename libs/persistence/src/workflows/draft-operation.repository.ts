import type { Operation } from '@flowkeep/graph';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** The log of changes of drafts. */
export class DraftOperationRepository {
  /** The first operation gives revision `baseRevision + 1`, and so on. */
  async append(
    tx: WorkspaceTransaction,
    workflowId: string,
    baseRevision: number,
    operations: readonly Operation[],
    authorId: string,
  ): Promise<void> {
    await tx.query(
      `insert into draft_operations (workspace_id, workflow_id, revision, operation, author_id)
       select $1, $2, $3::int + item.position::int, item.operation, $5
         from jsonb_array_elements($4::jsonb) with ordinality as item(operation, position)`,
      [tx.workspaceId, workflowId, baseRevision, JSON.stringify(operations), authorId],
    );
  }
}
