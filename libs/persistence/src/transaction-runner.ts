import { DomainError } from '@flowkeep/contracts';
import type { ClientBase } from 'pg';
import type { DataSource, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { statementName } from './statement-names.ts';
import { limit, StatementTime } from './statement-time.ts';
import { TransactionScope } from './transaction-scope.ts';

declare const inWorkspace: unique symbol;

/**
 * A transaction that sees one workspace only. Repositories take it as their first argument; only
 * {@link TransactionRunner} makes one.
 */
export interface WorkspaceTransaction {
  readonly [inWorkspace]: true;
  readonly workspaceId: string;
  /** What tells it from every other transaction, whoever wraps it. */
  readonly scope: TransactionScope;
  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E>;
  /** Parameterised SQL, `$1` style, prepared once in each connection. Rows come back as objects. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** Repositories of entities ask it whether they must begin a transaction of their own. */
type Session = Omit<QueryRunner, 'isTransactionActive'> & { isTransactionActive: boolean };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Opens transactions. Never call it inside a transaction: hand the one you have on, or a small pool deadlocks. */
export class TransactionRunner {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction that row security confines to the workspace. */
  async inWorkspace<T>(id: string, work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> {
    return this.begin(id, '', work);
  }

  /** {@link inWorkspace} for work of which no statement may take longer than so many milliseconds: `timed-out`. */
  async inWorkspaceWithin<T>(
    id: string,
    milliseconds: number,
    work: (tx: WorkspaceTransaction, time: StatementTime) => Promise<T>,
  ): Promise<T> {
    return this.begin(id, `; ${limit(milliseconds)}`, (tx) => work(tx, StatementTime.asBegun(tx, milliseconds)));
  }

  /** For the few questions asked before the workspace is known: security-definer functions that return ids only. */
  async beforeWorkspace<Row>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.withConnection((client) => ask<Row>(client, sql, parameters));
  }

  private async begin<T>(id: string, settings: string, work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> {
    if (!UUID.test(id)) throw new DomainError('not-found', 'There is no such workspace.');
    // Seals, caches and locks compare ids as text: one workspace must have one writing.
    const workspaceId = id.toLowerCase();
    return this.withConnection(async (client, runner) => {
      // One way to the server for both. The id holds nothing but hexadecimal digits and dashes.
      await client.query(`begin; set local app.workspace_id = '${workspaceId}'${settings}`);
      runner.isTransactionActive = true;
      const result = await work(workspaceTransaction(workspaceId, client, runner));
      await client.query('commit');
      return result;
    });
  }

  private async withConnection<T>(work: (client: ClientBase, runner: Session) => Promise<T>): Promise<T> {
    const runner: Session = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      try {
        return await work(client, runner);
      } catch (thrown) {
        if (runner.isTransactionActive) await client.query('rollback').catch(() => undefined);
        throw thrown;
      } finally {
        runner.isTransactionActive = false;
      }
    } finally {
      await runner.release();
    }
  }
}

function workspaceTransaction(workspaceId: string, client: ClientBase, runner: Session): WorkspaceTransaction {
  const transaction: Omit<WorkspaceTransaction, typeof inWorkspace> = {
    workspaceId,
    scope: new TransactionScope(),
    repository: (entity) => runner.manager.getRepository(entity),
    query: <Row>(sql: string, parameters: readonly unknown[] = []) => ask<Row>(client, sql, parameters),
  };
  return transaction as WorkspaceTransaction;
}

async function ask<Row>(client: ClientBase, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
  const name = values.length === 0 ? undefined : statementName(text);
  const { rows } = await client.query({ text, values: [...values], ...(name !== undefined && { name }) });
  return rows as Row[];
}
