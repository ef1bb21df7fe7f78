import { DomainError } from '@flowkeep/contracts';
import type { Graph } from '@flowkeep/graph';
import { exactInstant, type Page, pageOf, readCursor } from '../keyset-cursor.ts';
import { OPEN_OF_WORKFLOW } from '../runs/open-of-workflow.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { WorkflowEntity } from './workflow.entity.ts';

/** A line of the workflow list. */
export interface WorkflowListItem {
  readonly id: string;
  readonly name: string;
  readonly draftRevision: number;
  readonly publishedRevision: number | null;
  readonly liveVersion: number | null;
  /** Types of the triggers by which its live version begins; none while nothing is published. */
  readonly beginsWith: readonly string[];
  readonly nodeCount: number;
  /** Runs that have not ended. */
  readonly activeRuns: number;
  readonly pausedAt: Date | null;
  readonly updatedAt: Date;
  readonly lastRunAt: Date | null;
}

/** What runs are called after. */
export interface WorkflowLabel {
  readonly name: string;
  readonly slug: string;
}

/** The drawing that new runs of a workflow take. */
export interface LiveVersion {
  readonly graph: Graph;
  readonly version: number;
}

type ListRow = WorkflowListItem & { readonly position: string };

/** Workflows with their drafts. An archived workflow is as good as gone. */
export class WorkflowRepository {
  /** Newest change first. */
  async list(tx: WorkspaceTransaction, limit: number, cursor: string | null): Promise<Page<WorkflowListItem>> {
    const after = readCursor(cursor);
    const rows = await tx.query<ListRow>(
      `select w.id, w.name, w.draft_revision as "draftRevision", w.published_revision as "publishedRevision",
              w.live_version as "liveVersion", w.paused_at as "pausedAt", w.updated_at as "updatedAt", ${exactInstant('w.updated_at')} as position,
              array(select distinct t.type from triggers t
                     where t.workspace_id = w.workspace_id and t.workflow_id = w.id and t.active
                     order by t.type) as "beginsWith",
              (select count(*)::int from jsonb_object_keys(w.draft -> 'nodes')) as "nodeCount",
              (select count(*)::int from runs r where r.workspace_id = $1 and r.workflow_id = w.id
                 and ${OPEN_OF_WORKFLOW}) as "activeRuns",
              (select max(r.started_at) from runs r where r.workspace_id = w.workspace_id and r.workflow_id = w.id)
                as "lastRunAt"
         from workflows w
        where w.workspace_id = $1 and w.archived_at is null
          and ($2::timestamptz is null or (w.updated_at, w.id) < ($2::timestamptz, $3::uuid))
        order by w.updated_at desc, w.id desc
        limit $4`,
      [tx.workspaceId, after?.at, after?.id, limit + 1],
    );
    return pageOf(rows, limit, ({ position: _position, ...item }) => item);
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<WorkflowEntity> {
    const found = await tx.repository(WorkflowEntity).findOneBy({ id, workspaceId: tx.workspaceId });
    if (found === null || found.archivedAt !== null) throw noSuchWorkflow();
    return found;
  }

  /** Null where no workflow was ever called so; one that was archived is given too. */
  async findBySlug(tx: WorkspaceTransaction, slug: string): Promise<WorkflowEntity | null> {
    return tx.repository(WorkflowEntity).findOneBy({ slug, workspaceId: tx.workspaceId });
  }

  /**
   * Holds the row until the transaction ends, so that changes of one workflow come one after another. Runs of it may be
   * written meanwhile: those who begin them do not wait.
   */
  async lock(tx: WorkspaceTransaction, id: string): Promise<WorkflowEntity> {
    return this.held(tx, id, 'for_no_key_update');
  }

  /**
   * {@link lock} for what is to reach every run: behind those that are being written now. Nobody else writes one until
   * the transaction ends, so take it late.
   */
  async lockWithRuns(tx: WorkspaceTransaction, id: string): Promise<WorkflowEntity> {
    return this.held(tx, id, 'pessimistic_write');
  }

  private async held(
    tx: WorkspaceTransaction,
    id: string,
    mode: 'for_no_key_update' | 'pessimistic_write',
  ): Promise<WorkflowEntity> {
    const found = await tx
      .repository(WorkflowEntity)
      .findOne({ where: { id, workspaceId: tx.workspaceId }, lock: { mode } });
    if (found === null || found.archivedAt !== null) throw noSuchWorkflow();
    return found;
  }

  /** Of any workflow, an archived one too: its runs are still looked at. */
  async labelOf(tx: WorkspaceTransaction, id: string): Promise<WorkflowLabel> {
    const [row] = await tx.query<WorkflowLabel>(
      `select name, slug from workflows where id = $1 and workspace_id = $2`,
      [id, tx.workspaceId],
    );
    if (row === undefined) throw noSuchWorkflow();
    return row;
  }

  async slugsLike(tx: WorkspaceTransaction, slug: string): Promise<readonly string[]> {
    const rows = await tx.query<{ slug: string }>(
      `select slug from workflows where slug = $1 or slug like $1 || '-%'`,
      [slug],
    );
    return rows.map((row) => row.slug);
  }

  async insert(
    tx: WorkspaceTransaction,
    workflow: { readonly name: string; readonly slug: string; readonly draft: Graph },
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into workflows (workspace_id, name, slug, draft) values ($1, $2, $3, $4)
       on conflict (workspace_id, slug) do nothing returning id`,
      [tx.workspaceId, workflow.name, workflow.slug, JSON.stringify(workflow.draft)],
    );
    if (row === undefined) throw new DomainError('conflict', 'A workflow of this name was made just now. Try again.');
    return row.id;
  }

  async rename(tx: WorkspaceTransaction, id: string, name: string): Promise<void> {
    await tx.query(`update workflows set name = $2, updated_at = now() where id = $1`, [id, name]);
  }

  async archive(tx: WorkspaceTransaction, id: string): Promise<void> {
    await tx.query(`update workflows set archived_at = now(), live_version = null where id = $1`, [id]);
  }

  /** Null lets it go on. */
  async setPaused(tx: WorkspaceTransaction, id: string, pausedAt: Date | null): Promise<void> {
    await tx.query(`update workflows set paused_at = $2 where id = $1`, [id, pausedAt]);
  }

  /** The live versions of all workflows: what a workflow may take into itself. */
  async liveVersions(tx: WorkspaceTransaction): Promise<ReadonlyMap<string, LiveVersion>> {
    const rows = await tx.query<LiveVersion & { readonly id: string }>(
      `select w.id, v.number as version, v.graph from workflows w
         join workflow_versions v on v.workflow_id = w.id and v.number = w.live_version
        where w.workspace_id = $1 and w.archived_at is null`,
      [tx.workspaceId],
    );
    return new Map(rows.map(({ id, graph, version }) => [id, { graph, version }]));
  }

  /** Names of all workflows by id, so that one can be spoken of in another. */
  async names(tx: WorkspaceTransaction): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ readonly id: string; readonly name: string }>(
      `select id, name from workflows where workspace_id = $1 and archived_at is null`,
      [tx.workspaceId],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Call with the row locked. */
  async saveDraft(tx: WorkspaceTransaction, id: string, draft: Graph, revision: number): Promise<void> {
    await tx.query(`update workflows set draft = $2, draft_revision = $3, updated_at = now() where id = $1`, [
      id,
      JSON.stringify(draft),
      revision,
    ]);
  }

  /** Call with the row locked. */
  async markPublished(tx: WorkspaceTransaction, id: string, revision: number, version: number): Promise<void> {
    await tx.query(
      `update workflows set published_revision = $2, live_version = $3, updated_at = now() where id = $1`,
      [id, revision, version],
    );
  }
}

function noSuchWorkflow(): DomainError {
  return new DomainError('not-found', 'There is no such workflow.');
}
