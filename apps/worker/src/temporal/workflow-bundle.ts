import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker';
import { failureConverterPath } from '@flowkeep/temporal';

/** Bundling takes seconds, and what it gives is the same for every worker of this process. */
let bundled: Promise<WorkflowBundleOption> | undefined;

/** The code that Temporal replays: built beside main.js in production, else bundled from source. */
export async function loadWorkflowBundle(): Promise<WorkflowBundleOption> {
  const codePath = fileURLToPath(new URL('./workflow-bundle.js', import.meta.url));
  if (existsSync(codePath)) return { codePath };
  bundled ??= bundleFromSource();
  return bundled;
}

function bundleFromSource(): Promise<WorkflowBundleOption> {
  const workflowsPath = fileURLToPath(import.meta.resolve('@flowkeep/workflow-runtime'));
  return bundleWorkflowCode({
    workflowsPath,
    // None of it keeps anything between runs, so it is loaded once and not anew for each of them.
    preloadModules: [workflowsPath],
    failureConverterPath: failureConverterPath(),
    logger: { log: noLog, trace: noLog, debug: noLog, info: noLog, warn: noLog, error: noLog },
  });
}

function noLog(): void {
  // The bundler describes its own progress; a failure comes as an error.
}
