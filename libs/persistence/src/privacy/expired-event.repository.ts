import { exactInstant, pageOf, readCursor } from '../keyset-cursor.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { BEGINNING, type RetentionSlice } from './retention-slice.ts';

/**
 * A wait may ask for what has happened since its run began, and that is when the event came which began it. It may have
 * lain in the inbox for as long as this.
 */
const LAIN = `- interval '1 day'`;

/**
 * The run that an event begins keeps it until it ends; a message is kept until the run has begun. What a wait may still
 * look back for stays as long as the person has a run which began before: one look for each event into an index of open
 * runs. What is about nobody stays as long as anybody has: when the oldest of them began is asked once for all events. A
 * wait that is about anybody does not keep what is about another person: that goes in its time, by that person's runs.
 */
const NEEDED = `(exists (select 1 from runs r where r.event_id = e.id and r.ended_at is null
       and (e.kind <> 'message.received' or r.held or r.start_pending))
  or e.kind in ('deal.moved', 'contact.changed', 'event.custom') and case when e.contact_id is null
       then coalesce((select min(r.started_at) from runs r
                       where r.workspace_id = $1 and r.ended_at is null and r.started_at <= now())
                     ${LAIN} <= e.received_at, false)
       else exists (select 1 from runs r where r.workspace_id = e.workspace_id and r.contact_id = e.contact_id
                     and r.ended_at is null and r.started_at ${LAIN} <= e.received_at) end)`;

/** The inbox repeats what people wrote, and what runs told one another of it. An event that is still to be acted on is not old. */
const OLD = `e.workspace_id = $1 and e.status <> 'pending'
  and e.kind not in ('webhook.received', 'form.sent', 'schedule.due') and e.received_at < $2`;

interface OldEvent {
  readonly id: string;
  readonly position: string;
  readonly needed: boolean;
}

/** Old events of the inbox. */
export class ExpiredEventRepository {
  /** Looks at `limit` of them, the oldest behind `after`, and deletes those that no run needs. */
  async take(tx: WorkspaceTransaction, before: Date, after: string | null, limit: number): Promise<RetentionSlice> {
    const { at, id } = readCursor(after) ?? BEGINNING;
    const rows = await tx.query<OldEvent>(
      `select e.id, ${exactInstant('e.received_at')} as position, ${NEEDED} as needed from events e
        where ${OLD} and (e.received_at, e.id) > ($3::timestamptz, $4::uuid)
        order by e.received_at, e.id limit $5`,
      [tx.workspaceId, before, at, id, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (event) => event);
    const ids = items.filter(({ needed }) => !needed).map((event) => event.id);
    await tx.query(`delete from events where workspace_id = $1 and id = any($2::uuid[])`, [tx.workspaceId, ids]);
    return { taken: ids.length, next: nextCursor === null ? null : { after: nextCursor } };
  }
}
