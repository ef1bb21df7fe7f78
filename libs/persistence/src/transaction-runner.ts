import { DomainError } from '@flowkeep/contracts';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';

declare const inWorkspace: unique symbol;

/**
 * A transaction that sees one workspace only. Repositories take it as their first argument; only
 * {@link TransactionRunner} makes one.
 */
export interface WorkspaceTransaction {
  readonly [inWorkspace]: true;
  readonly workspaceId: string;
  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E>;
  /** Parameterised SQL, `$1` style. Rows come back as objects; a write without `returning` gives none. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Opens transactions. Never call it inside a transaction: hand the one you have on, or a small pool deadlocks. */
export class TransactionRunner {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction that row security confines to the workspace. */
  async inWorkspace<T>(id: string, work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> {
    if (!UUID.test(id)) throw new DomainError('not-found', 'There is no such workspace.');
    // Seals, caches and locks compare ids as text: one workspace must have one writing.
    const workspaceId = id.toLowerCase();
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select set_config('app.workspace_id', $1, true)`, [workspaceId]);
      return work(workspaceTransaction(workspaceId, manager));
    });
  }

  /** For the few questions asked before the workspace is known: security-definer functions that return ids only. */
  async beforeWorkspace<Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.dataSource.query<Row[]>(sql, [...parameters]);
  }
}

function workspaceTransaction(workspaceId: string, manager: EntityManager): WorkspaceTransaction {
  const transaction: Omit<WorkspaceTransaction, typeof inWorkspace> = {
    workspaceId,
    repository: (entity) => manager.getRepository(entity),
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      const result: unknown = await manager.query(sql, [...parameters]);
      return rowsOf<Row>(result);
    },
  };
  return transaction as WorkspaceTransaction;
}

/** TypeORM gives `[rows, count]` for update and delete, and rows for everything else. */
function rowsOf<Row>(result: unknown): readonly Row[] {
  if (!Array.isArray(result)) return [];
  const [first, second] = result as readonly unknown[];
  if (result.length === 2 && Array.isArray(first) && typeof second === 'number') return first as Row[];
  return result as Row[];
}
