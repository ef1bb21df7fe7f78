import type { PersonRun } from '@flowkeep/persistence';
import type { RunStopper } from '@flowkeep/privacy';
import { type RunClient, runWorkflowId } from '@flowkeep/temporal';

const REASON = 'The person of this run is being erased.';

/** Stops the Temporal workflows of a person's runs. */
export function temporalRunStopper(client: () => RunClient): RunStopper {
  return {
    cancel: (run) => client().cancel(workflowIdOf(run)),
    terminate: (run) => client().terminate(workflowIdOf(run), REASON),
  };
}

/** Temporal may have a run whose start it has not been heard to confirm. */
function workflowIdOf({ temporalWorkflowId, slug, subjectKeyRef, runId }: PersonRun): string {
  return temporalWorkflowId ?? runWorkflowId(slug, subjectKeyRef, runId);
}
