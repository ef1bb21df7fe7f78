import { withDatabase } from '../testing/with-database.mjs';
import { openRunsOnTemporal } from './temporal.mjs';
import { tagOf } from './tags.mjs';

const number = (instant) => instant?.getTime() ?? null;

/** Numbers of the rounds a step stands in, outermost first; its key ends with them and with its visit. */
const pathOf = (stepKey) =>
  stepKey
    .slice(stepKey.lastIndexOf(':') + 1)
    .split('.')
    .slice(0, -1)
    .join('.');

/** Everything that the reconciliation looks at, read when all is quiet. */
export async function collectFacts({ stack, sandbox, witness, leads, journeys, workspaceId }) {
  const workflows = journeys.map(({ id }) => id);
  const nameOf = new Map(journeys.map(({ id, name }) => [id, name]));
  const tables = await withDatabase(stack.database, (query) => readTables(query, workspaceId, workflows));
  const messages = await sandbox.messages();
  const arrived = messages.filter(({ direction }) => direction === 'to-person').map(({ text }) => tagOf(text));
  return {
    ...tables,
    runs: tables.runs.map((run) => ({ ...run, journey: nameOf.get(run.workflowId), endedAt: number(run.endedAt) })),
    journeys,
    leads: [...leads.values()],
    phones: arrived.filter((tag) => tag !== null && leads.has(tag.lead)),
    calls: witness.calls().filter(({ lead }) => leads.has(lead)),
    openOnTemporal: await openRunsOnTemporal(stack),
    now: Date.now(),
  };
}

async function readTables(query, workspaceId, workflows) {
  const runs = await query(
    `select id, event_id as "eventId", workflow_id as "workflowId", status, error->>'code' as error,
            current_node as node, ended_at as "endedAt", parent_run_id as "parentId"
       from runs where workspace_id = $1 and workflow_id = any($2)`,
    [workspaceId, workflows],
  );
  const steps = await query(
    `select s.run_id as "runId", s.step_key as "stepKey", s.node_id as "nodeId", s.node_type as "nodeType", s.status, s.port, s.ports, s.waiting_until as "waitingUntil"
       from steps s join runs r on r.id = s.run_id where r.workspace_id = $1 and r.workflow_id = any($2)`,
    [workspaceId, workflows],
  );
  const waits = await query(
    `select w.step_key as "stepKey", w.closed_at as "closedAt", w.until,
            (select min(e.received_at) from events e
              where e.workspace_id = w.workspace_id and e.kind = w.event_kind and e.contact_id = w.contact_id
                and e.received_at >= w.since) as "answeredAt"
       from waits w join runs r on r.id = w.run_id
      where r.workspace_id = $1 and r.workflow_id = any($2)`,
    [workspaceId, workflows],
  );
  const ledger = await query(
    `select m.step_key as "stepKey", m.status, m.error_code as "errorCode"
       from messages m join runs r on r.id = m.run_id
      where m.workspace_id = $1 and r.workflow_id = any($2) and m.direction = 'out'`,
    [workspaceId, workflows],
  );
  const failedEvents = await query(`select id, kind, error from events where workspace_id = $1 and status = 'failed'`, [
    workspaceId,
  ]);
  return {
    runs,
    steps: steps.map((step) => ({ ...step, path: pathOf(step.stepKey), waitingUntil: number(step.waitingUntil) })),
    waits: waits.map((wait) => ({
      ...wait,
      closedAt: number(wait.closedAt),
      until: number(wait.until),
      answeredAt: number(wait.answeredAt),
    })),
    ledger,
    failedEvents,
  };
}
