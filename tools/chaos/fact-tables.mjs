const number = (instant) => instant?.getTime() ?? null;

const RUNS = `
  select r.id, r.event_id as "eventId", r.workflow_id as "workflowId", r.status, r.error->>'code' as error, r.outcome,
         r.attempt, r.current_node as node, r.ended_at as "endedAt", r.parent_run_id as "parentId",
         r.parent_step_key as "parentStep", c.name as person
    from runs r left join contacts c on c.id = r.contact_id
   where r.workspace_id = $1 and r.workflow_id = any($2)`;

const STEPS = `
  select s.run_id as "runId", s.step_key as "stepKey", s.node_id as "nodeId", s.node_type as "nodeType", s.status,
         s.port, s.ports, s.started_at as "startedAt", s.waiting_until as "waitingUntil"
    from steps s join runs r on r.id = s.run_id where r.workspace_id = $1 and r.workflow_id = any($2)`;

/**
 * With the moment at which the first event came that the wait is for, be it in time or late. Nobody writes to us but in
 * answer, so whatever a person has written since their run began is for it.
 */
const WAITS = `
  select w.step_key as "stepKey", w.branch, w.closed_at as "closedAt", w.since, w.until,
         case when w.match_hash is null
           then (select min(e.received_at) from events e
                  where e.workspace_id = w.workspace_id and e.kind = w.event_kind and e.contact_id = w.contact_id
                    and e.received_at >= r.started_at)
           else (select min(e.received_at) from events e
                  where e.workspace_id = w.workspace_id and e.kind = w.event_kind and e.key = w.event_key
                    and e.match_hash = w.match_hash and e.received_at >= w.since)
         end as "answeredAt"
    from waits w join runs r on r.id = w.run_id
   where r.workspace_id = $1 and r.workflow_id = any($2)`;

const ORDERS = `
  select c.run_id as "runId", c.command->>'kind' as kind, c.created_at as "at", c.done_at as "doneAt", c.error
    from run_commands c join runs r on r.id = c.run_id
   where c.workspace_id = $1 and r.workflow_id = any($2) order by c.created_at`;

const LEDGER = `
  select m.step_key as "stepKey", m.run_id as "runId", m.status, m.error_code as "errorCode",
         m.call_started_at is not null as called
    from messages m join runs r on r.id = m.run_id
   where m.workspace_id = $1 and r.workflow_id = any($2) and m.direction = 'out'`;

const EVENTS = `
  select id, kind, status, error, dedup_key as "dedupKey", received_at as "receivedAt" from events where workspace_id = $1`;

/** What our own tables say of the runs of some workflows; instants are milliseconds. */
export async function readTables(query, workspaceId, workflows) {
  const read = (text) => query(text, [workspaceId, workflows]);
  const dated = async (text, ...columns) =>
    (await read(text)).map((row) => ({
      ...row,
      ...Object.fromEntries(columns.map((name) => [name, number(row[name])])),
    }));
  const events = await query(EVENTS, [workspaceId]);
  return {
    runs: await dated(RUNS, 'endedAt'),
    steps: await dated(STEPS, 'startedAt', 'waitingUntil'),
    waits: await dated(WAITS, 'closedAt', 'since', 'until', 'answeredAt'),
    orders: await dated(ORDERS, 'at', 'doneAt'),
    ledger: await read(LEDGER),
    eventAt: new Map(events.map(({ id, receivedAt }) => [id, number(receivedAt)])),
    failures: new Map(events.filter(({ kind }) => kind === 'run.failed').map(({ id, dedupKey }) => [dedupKey, id])),
    failedEvents: events.filter(({ status }) => status === 'failed'),
  };
}
