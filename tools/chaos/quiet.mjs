import { waitUntil } from '../start/wait-until.mjs';
import { withDatabase } from '../testing/with-database.mjs';

// Longer than any wait that ends by itself, and than the time a dead worker's activity has.
const PATIENCE = 300_000;
const LOOKS_IN_A_ROW = 3;

/**
 * Waits until nothing more is going to happen: no event, start, signal, order, message or callback is pending, nobody is
 * about to answer or to give an order, and every run has ended or sleeps. When that does not come, or `signal` ends the
 * waiting, the reconciliation will say what hangs.
 * @returns {Promise<object | null>} what is still under way, or null when all is quiet
 */
export async function waitForQuiet({ signal, tell, ...stage }) {
  let quiet = 0;
  let last = {};
  const look = async () => {
    await stage.people.look();
    last = await underWay(stage);
    quiet = Object.values(last).every((count) => count === 0) ? quiet + 1 : 0;
    return quiet >= LOOKS_IN_A_ROW;
  };
  try {
    await waitUntil('All is quiet', look, { timeout: PATIENCE, every: 1_000, signal });
    return null;
  } catch (error) {
    tell(`Not quiet: ${JSON.stringify(last)} ${error.cause?.message ?? ''}`);
    return last;
  }
}

async function underWay({ stack, sandbox, people, team, operator, happenings, journeys, workspaceId }) {
  const idsOf = (sleeps) => journeys.filter((journey) => Boolean(journey.sleeps) === sleeps).map(({ id }) => id);
  const [counts] = await withDatabase(stack.database, (query) =>
    query(
      `select (select count(*)::int from events where workspace_id = $1 and status = 'pending') as events,
              (select count(*)::int from runs where workspace_id = $1 and start_pending) as starts,
              (select count(*)::int from waits where workspace_id = $1 and signal_pending) as signals,
              (select count(*)::int from run_commands where workspace_id = $1 and done_at is null) as orders,
              (select count(*)::int from runs where workspace_id = $1 and end_pending) as ends,
              (select count(*)::int from messages where workspace_id = $1 and status = 'queued'
                  and call_started_at is not null) as calls,
              (select count(*)::int from runs where workspace_id = $1 and workflow_id = any($2) and ended_at is null) as runs,
              (select count(*)::int from runs where workspace_id = $1 and workflow_id = any($3) and ended_at is null
                  and status <> 'waiting') as awake`,
      [workspaceId, idsOf(false), idsOf(true)],
    ),
  );
  return {
    ...counts,
    callbacks: await sandbox.pendingCallbacks(),
    answers: people.pending + team.pending + happenings.pending,
    operations: operator.pending,
  };
}
