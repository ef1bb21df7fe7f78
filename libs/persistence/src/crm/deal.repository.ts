import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import type { StageKind } from './pipeline.repository.ts';

export interface DealRecord {
  readonly id: string;
  readonly title: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly pipelineId: string;
  readonly pipelineName: string;
  readonly stageId: string;
  readonly stageName: string;
  readonly stageKind: StageKind;
  /** Decimal text, or null. */
  readonly amount: string | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface DealFilter {
  readonly pipelineId: string | null;
  readonly stageId: string | null;
  readonly contactId: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

export interface NewDeal {
  readonly contactId: string;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly title: string;
  readonly amount: string | null;
  readonly currency: string;
  readonly stepKey: string | null;
}

/** Fields to set; one that is left out stays. */
export interface DealChanges {
  readonly stageId?: string;
  readonly title?: string;
  readonly amount?: string | null;
  readonly stepKey?: string;
}

type ListRow = DealRecord & { readonly position: string };

const SELECT = `
  select d.id, d.title, d.contact_id as "contactId", c.name as "contactName", d.pipeline_id as "pipelineId",
         p.name as "pipelineName", d.stage_id as "stageId", s.name as "stageName", s.kind as "stageKind",
         d.amount::text as amount, d.currency, d.created_at as "createdAt", d.updated_at as "updatedAt",
         ${exactInstant('d.created_at')} as position
    from deals d
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
    join pipelines p on p.workspace_id = d.workspace_id and p.id = d.pipeline_id
    join stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id`;

/** Deals. */
export class DealRepository {
  async find(tx: WorkspaceTransaction, id: string): Promise<DealRecord | null> {
    const rows = await tx.query<ListRow>(`${SELECT} where d.workspace_id = $1 and d.id = $2`, [tx.workspaceId, id]);
    return rows.map(withoutPosition)[0] ?? null;
  }

  /** The deal that this step moved, if it did so before and nothing has moved it since. */
  async findByStep(tx: WorkspaceTransaction, contactId: string, stepKey: string): Promise<DealRecord | null> {
    const rows = await tx.query<ListRow>(
      `${SELECT} where d.workspace_id = $1 and d.contact_id = $2 and d.last_step_key = $3`,
      [tx.workspaceId, contactId, stepKey],
    );
    return rows.map(withoutPosition)[0] ?? null;
  }

  /** The newest deal of the contact in the pipeline that is neither won nor lost. */
  async findOpen(tx: WorkspaceTransaction, contactId: string, pipelineId: string): Promise<DealRecord | null> {
    const rows = await tx.query<ListRow>(
      `${SELECT} where d.workspace_id = $1 and d.contact_id = $2 and d.pipeline_id = $3 and s.kind = 'open'
        order by d.created_at desc, d.id desc limit 1`,
      [tx.workspaceId, contactId, pipelineId],
    );
    return rows.map(withoutPosition)[0] ?? null;
  }

  /** Newest first. */
  async list(tx: WorkspaceTransaction, filter: DealFilter): Promise<Page<DealRecord>> {
    const after = readCursor(filter.cursor);
    const rows = await tx.query<ListRow>(
      `${SELECT}
        where d.workspace_id = $1
          and ($2::uuid is null or d.pipeline_id = $2) and ($3::uuid is null or d.stage_id = $3)
          and ($4::uuid is null or d.contact_id = $4)
          and ($5::timestamptz is null or (d.created_at, d.id) < ($5::timestamptz, $6::uuid))
        order by d.created_at desc, d.id desc
        limit $7`,
      [tx.workspaceId, filter.pipelineId, filter.stageId, filter.contactId, after?.at, after?.id, filter.limit + 1],
    );
    return pageOf(rows, filter.limit, withoutPosition);
  }

  async insert(tx: WorkspaceTransaction, deal: NewDeal): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `insert into deals (workspace_id, contact_id, pipeline_id, stage_id, title, amount, currency, last_step_key)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        tx.workspaceId,
        deal.contactId,
        deal.pipelineId,
        deal.stageId,
        deal.title,
        deal.amount,
        deal.currency,
        deal.stepKey,
      ],
    );
    return rows.map((row) => row.id).join();
  }

  async update(tx: WorkspaceTransaction, id: string, changes: DealChanges): Promise<void> {
    await tx.query(
      `update deals set
         stage_id = coalesce($3, stage_id), title = coalesce($4, title),
         amount = case when $5 then $6 else amount end,
         last_step_key = $7, updated_at = now()
       where workspace_id = $1 and id = $2`,
      [
        tx.workspaceId,
        id,
        changes.stageId,
        changes.title,
        changes.amount !== undefined,
        changes.amount,
        changes.stepKey,
      ],
    );
  }
}

function withoutPosition({ position: _position, ...record }: ListRow): DealRecord {
  return record;
}
