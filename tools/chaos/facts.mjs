import { withDatabase } from '../testing/with-database.mjs';
import { readTables } from './fact-tables.mjs';
import { pathOf } from './step-names.mjs';
import { tagOf } from './tags.mjs';
import { openRunsOnTemporal } from './temporal.mjs';

/** Everything that the reconciliation looks at, read when all is quiet. */
export async function collectFacts({ stack, sandbox, witness, leads, journeys, workspaceId }) {
  const workflows = journeys.map(({ id }) => id);
  const nameOf = new Map(journeys.map(({ id, name }) => [id, name]));
  const tables = await withDatabase(stack.database, (query) => readTables(query, workspaceId, workflows));
  const messages = await sandbox.messages();
  const arrived = messages.filter(({ direction }) => direction === 'to-person').map(({ text }) => tagOf(text));
  return {
    ...tables,
    runs: tables.runs.map((run) => ({ ...run, journey: nameOf.get(run.workflowId) })),
    steps: tables.steps.map((step) => ({ ...step, path: pathOf(step.stepKey) })),
    journeys,
    leads: [...leads.values()],
    phones: arrived.filter((tag) => tag !== null && leads.has(tag.lead)),
    calls: witness.calls(),
    openOnTemporal: await openRunsOnTemporal(stack),
    now: Date.now(),
  };
}
