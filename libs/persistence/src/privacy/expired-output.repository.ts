import { MESSAGE_STEPS } from '../dispatch/message-steps.ts';
import { exactInstant, pageOf, readCursor } from '../keyset-cursor.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { affected } from './affected.ts';
import { BEGINNING, type RetentionSlice } from './retention-slice.ts';

/** Runs that are not old as a whole: those that go on, and those that have ended lately. */
const RUNS = {
  open: 'r.ended_at is null',
  ended: 'r.ended_at is not null and r.ended_at >= $2 and r.data_taken_at is null',
} as const;

/** How much one transaction looks at, and takes, at most. */
interface OutputSliceSize {
  readonly runs: number;
  readonly outputs: number;
}

/** Steps that hand on what a person wrote keep the text, also in a run that has gone on since. */
export class ExpiredOutputRepository {
  /** Empties old outputs that hold messages, of the runs behind `after`, those that began first. */
  async take(
    tx: WorkspaceTransaction,
    of: keyof typeof RUNS,
    before: Date,
    after: string | null,
    { runs, outputs }: OutputSliceSize,
  ): Promise<RetentionSlice> {
    const { at, id } = readCursor(after) ?? BEGINNING;
    const rows = await tx.query<{ id: string; position: string }>(
      `select r.id, ${exactInstant('r.started_at')} as position from runs r
        where r.workspace_id = $1 and r.started_at < $2 and ${RUNS[of]}
          and (r.started_at, r.id) > ($3::timestamptz, $4::uuid)
        order by r.started_at, r.id limit $5`,
      [tx.workspaceId, before, at, id, runs + 1],
    );
    const { items, nextCursor } = pageOf(rows, runs, (run) => run.id);
    const taken = await affected(
      tx,
      `update steps set output = null where ctid = any(array(
         select ctid from steps where workspace_id = $1 and run_id = any($3::uuid[]) and output is not null
            and node_type = any($5::text[]) and ended_at < $2 limit $4)) returning 1`,
      [tx.workspaceId, before, items, outputs, MESSAGE_STEPS],
    );
    if (taken === outputs) return { taken, next: { after } };
    return { taken, next: nextCursor === null ? null : { after: nextCursor } };
  }
}
