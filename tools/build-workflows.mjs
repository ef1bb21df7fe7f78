// Writes dist/workflow-bundle.js, the code that Temporal replays, so that no worker has to bundle it at start.
// Usage, in the worker's folder after build-node.mjs: node ../../tools/build-workflows.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const workflowsPath = fileURLToPath(import.meta.resolve('@flowkeep/workflow-runtime'));
const { code } = await bundleWorkflowCode({
  workflowsPath,
  // None of it keeps anything between runs, so it is loaded once and not anew for each of them.
  preloadModules: [workflowsPath],
  failureConverterPath: fileURLToPath(import.meta.resolve('@flowkeep/temporal/failure-converter')),
  logger: new DefaultLogger('WARN'),
});
writeFileSync('dist/workflow-bundle.js', code);
