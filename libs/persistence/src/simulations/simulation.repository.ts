import { DomainError, type JsonObject } from '@flowkeep/contracts';
import { fromDatabaseError } from '../database-error.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';

/** A saved simulation: a scenario and what is expected of it. A workflow's simulations are its tests. */
export interface SavedSimulation {
  readonly id: string;
  readonly name: string;
  readonly scenario: JsonObject;
  readonly expectations: JsonObject;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type SimulationDraft = Pick<SavedSimulation, 'name' | 'scenario' | 'expectations'>;

const COLUMNS = `id, name, scenario, expectations, created_at as "createdAt", updated_at as "updatedAt"`;

/** Most simulations that one workflow may have. */
export const MOST_SIMULATIONS = 100;

/** Saved simulations of workflows. */
export class SimulationRepository {
  /** By name. */
  async ofWorkflow(tx: WorkspaceTransaction, workflowId: string): Promise<readonly SavedSimulation[]> {
    return tx.query<SavedSimulation>(
      `select ${COLUMNS} from simulations where workspace_id = $1 and workflow_id = $2 order by name, id`,
      [tx.workspaceId, workflowId],
    );
  }

  /** Throws `conflict` where the name is taken or there are too many. */
  async insert(tx: WorkspaceTransaction, workflowId: string, draft: SimulationDraft): Promise<SavedSimulation> {
    const known = await this.ofWorkflow(tx, workflowId);
    if (known.length >= MOST_SIMULATIONS)
      throw new DomainError('conflict', `A workflow has at most ${String(MOST_SIMULATIONS)} simulations.`);
    const [row] = await onlyName(() =>
      tx.query<SavedSimulation>(
        `insert into simulations (workspace_id, workflow_id, name, scenario, expectations)
         values ($1, $2, $3, $4, $5) returning ${COLUMNS}`,
        [tx.workspaceId, workflowId, ...valuesOf(draft)],
      ),
    );
    if (row === undefined) throw new DomainError('internal', 'The simulation could not be written.');
    return row;
  }

  async replace(
    tx: WorkspaceTransaction,
    workflowId: string,
    id: string,
    draft: SimulationDraft,
  ): Promise<SavedSimulation> {
    const [row] = await onlyName(() =>
      tx.query<SavedSimulation>(
        `update simulations set name = $4, scenario = $5, expectations = $6, updated_at = now()
          where workspace_id = $1 and workflow_id = $2 and id = $3 returning ${COLUMNS}`,
        [tx.workspaceId, workflowId, id, ...valuesOf(draft)],
      ),
    );
    if (row === undefined) throw noSuchSimulation();
    return row;
  }

  async delete(tx: WorkspaceTransaction, workflowId: string, id: string): Promise<void> {
    const rows = await tx.query(
      `delete from simulations where workspace_id = $1 and workflow_id = $2 and id = $3 returning id`,
      [tx.workspaceId, workflowId, id],
    );
    if (rows.length === 0) throw noSuchSimulation();
  }
}

function valuesOf({ name, scenario, expectations }: SimulationDraft): readonly unknown[] {
  return [name, JSON.stringify(scenario), JSON.stringify(expectations)];
}

async function onlyName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (thrown) {
    if (fromDatabaseError(thrown)?.code !== 'conflict') throw thrown;
    throw new DomainError('conflict', 'This workflow has a simulation of that name already. Choose another name.');
  }
}

function noSuchSimulation(): DomainError {
  return new DomainError('not-found', 'There is no such simulation.');
}
