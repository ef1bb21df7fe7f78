import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { affected } from './affected.ts';
import type { RetentionSlice } from './retention-slice.ts';

/** Errors keep their codes: what they say may repeat a text. */
const GONE = `'What it said was deleted after its time.'`;
const WITHOUT_TEXT = `error = jsonb_set(error, '{message}', to_jsonb(${GONE}::text))`;

/** What a run keeps, by table: which rows still hold something, and how that is taken. What was taken holds nothing. */
const KEPT = {
  steps: {
    holds: `output is not null or error ->> 'message' <> ${GONE}`,
    take: `update steps set output = null, ${WITHOUT_TEXT}`,
  },
  step_results: { holds: 'true', take: 'delete from step_results' },
  blobs: { holds: 'true', take: 'delete from blobs' },
  run_snapshots: { holds: 'true', take: 'delete from run_snapshots' },
  run_commands: {
    holds: `command ->> 'sealedTrigger' is not null`,
    take: `update run_commands set command = command - 'sealedTrigger'`,
  },
  step_attempts: { holds: 'message is not null', take: 'update step_attempts set code = null, message = null' },
  approvals: {
    holds: 'length(question) > 0 or note is not null',
    take: `update approvals set question = '', note = null`,
  },
} as const;
const TABLES = Object.keys(KEPT) as (keyof typeof KEPT)[];

/** `$2` are ids of runs and `$3` is how many rows there may be. */
const held = (table: keyof typeof KEPT, columns: string): string =>
  `select ${columns} from ${table} where workspace_id = $1 and run_id = any($2::uuid[]) and (${KEPT[table].holds}) limit $3`;
const COUNT = `select ${TABLES.map((table) => `(select count(*) from (${held(table, '1')}) as rest)`).join(' + ')} as count`;
const MARK = `update runs set data_taken_at = now(), ${WITHOUT_TEXT} where workspace_id = $1 and id = any($2::uuid[])`;

/** How much one transaction takes at most: a loop gives a run hundreds of thousands of rows. */
interface RunSliceSize {
  readonly runs: number;
  /** Of each kind. */
  readonly rows: number;
}

/** Runs that ended long ago. Everything of them may repeat a message. */
export class ExpiredRunRepository {
  /**
   * Takes everything that the next runs have kept, those that began first: as many runs as fit, or as much of one as does.
   * A run is marked when nothing is left of it. One that somebody has in hand is left for another time. Gives the number
   * of runs that are done.
   */
  async take(tx: WorkspaceTransaction, before: Date, { runs, rows }: RunSliceSize): Promise<RetentionSlice> {
    const old = await this.next(tx, before, runs);
    const ids = await this.fitting(tx, old, rows);
    if (ids.length === 0) return { taken: 0, next: null };
    let isWhole = true;
    for (const table of TABLES) {
      const sql = `${KEPT[table].take} where ctid = any(array(${held(table, 'ctid')})) returning 1`;
      if ((await affected(tx, sql, [tx.workspaceId, ids, rows])) === rows) isWhole = false;
    }
    if (!isWhole) return { taken: 0, next: { after: null } };
    await tx.query(MARK, [tx.workspaceId, ids]);
    return { taken: ids.length, next: ids.length < old.length || old.length === runs ? { after: null } : null };
  }

  private async next(tx: WorkspaceTransaction, before: Date, limit: number): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from runs where workspace_id = $1 and data_taken_at is null and started_at < $2 and ended_at < $2
        order by started_at limit $3 for no key update skip locked`,
      [tx.workspaceId, before, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The first of them, of which no more than `most` rows are left together; never less than one. */
  private async fitting(tx: WorkspaceTransaction, runIds: readonly string[], most: number): Promise<readonly string[]> {
    let ids = runIds;
    while (ids.length > 1) {
      const [rest] = await tx.query<{ count: string }>(COUNT, [tx.workspaceId, ids, most]);
      if (Number(rest?.count) < most) break;
      ids = ids.slice(0, Math.ceil(ids.length / 2));
    }
    return ids;
  }
}
