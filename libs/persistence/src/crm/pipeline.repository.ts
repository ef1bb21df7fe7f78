import type { WorkspaceTransaction } from '../transaction-runner.ts';

export const STAGE_KINDS = ['open', 'won', 'lost'] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export interface StageRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: StageKind;
}

/** A pipeline with its stages in order. */
export interface PipelineRecord {
  readonly id: string;
  readonly name: string;
  readonly stages: readonly StageRecord[];
}

/** Pipelines and their stages. */
export class PipelineRepository {
  async list(tx: WorkspaceTransaction): Promise<readonly PipelineRecord[]> {
    return tx.query<PipelineRecord>(
      `select p.id, p.name, coalesce((
          select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind) order by s.position, s.id)
            from stages s where s.workspace_id = p.workspace_id and s.pipeline_id = p.id), '[]') as stages
         from pipelines p where p.workspace_id = $1 order by p.position, p.id`,
      [tx.workspaceId],
    );
  }

  async insert(
    tx: WorkspaceTransaction,
    name: string,
    stages: readonly { readonly name: string; readonly kind: StageKind }[],
  ): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `insert into pipelines (workspace_id, name, position)
       select $1::uuid, $2::text, coalesce(max(position) + 1, 0) from pipelines where workspace_id = $1::uuid returning id`,
      [tx.workspaceId, name],
    );
    const id = rows.map((row) => row.id).join();
    await tx.query(
      `insert into stages (workspace_id, pipeline_id, name, position, kind)
       select $1::uuid, $2::uuid, s.name, s.position - 1, s.kind
         from jsonb_to_recordset($3::jsonb) as s(name text, kind text, position int)`,
      [tx.workspaceId, id, JSON.stringify(stages.map((stage, index) => ({ ...stage, position: index + 1 })))],
    );
    return id;
  }
}
