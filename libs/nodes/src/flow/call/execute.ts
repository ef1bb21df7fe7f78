import type { Executor } from '@flowkeep/node-sdk';
import { textOf } from '@flowkeep/node-sdk';
import { readInputs } from './read-inputs.ts';

/** Begins the run of its own; whether this one waits for it is the control's matter. */
export const flowCallExecutor: Executor = async ({ config, services }) => {
  const { runId } = await services.runs.start({
    workflowId: textOf(config['workflow']),
    inputs: readInputs(config),
    wait: config['wait'] === true,
  });
  return { port: 'done', output: { runId } };
};
