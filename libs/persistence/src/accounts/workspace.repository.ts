import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { WorkspaceEntity } from './workspace.entity.ts';

export type NewWorkspace = Omit<WorkspaceEntity, 'createdAt'>;
export type WorkspaceChanges = Partial<Pick<WorkspaceEntity, 'name' | 'timeZone' | 'language' | 'currency' | 'region'>>;

/** Workspaces. A transaction sees its own one only. */
export class WorkspaceRepository {
  /** False where the slug is taken, by whomever. */
  async insert(tx: WorkspaceTransaction, workspace: NewWorkspace): Promise<boolean> {
    const { id, name, slug, timeZone, language, currency, region } = workspace;
    const rows = await tx.query(
      `insert into workspaces (id, name, slug, time_zone, language, currency, region)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (slug) do nothing returning id`,
      [id, name, slug, timeZone, language, currency, region],
    );
    return rows.length > 0;
  }

  async find(tx: WorkspaceTransaction): Promise<WorkspaceEntity | null> {
    return tx.repository(WorkspaceEntity).findOneBy({ id: tx.workspaceId });
  }

  async update(tx: WorkspaceTransaction, changes: WorkspaceChanges): Promise<void> {
    if (Object.keys(changes).length > 0) await tx.repository(WorkspaceEntity).update({ id: tx.workspaceId }, changes);
  }

  /** Lets one transaction at a time go on from here: what is decided about the members of a workspace stays true. */
  async lock(tx: WorkspaceTransaction): Promise<void> {
    await tx.query(`select id from workspaces where id = $1 for update`, [tx.workspaceId]);
  }
}
