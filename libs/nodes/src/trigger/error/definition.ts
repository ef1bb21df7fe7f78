import { defineNode } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain } from '../../summary-parts.ts';
import { dedupFields } from '../dedup-fields.ts';

const help = `
Starts when a run of another workflow has failed. In the settings of that workflow, choose this one under *When a run fails*.

The values say which workflow and step it was and what went wrong. A failure of a run that began here starts no other.
`.trim();

/** A run of another workflow has failed. `trigger` says which and why. */
export const triggerError = defineNode({
  type: 'trigger.error',
  version: 1,
  class: 'trigger',
  family: 'trigger',
  group: 'start',
  label: 'Failed run',
  title: 'A run has failed',
  icon: 'siren',
  description: 'Starts when a run of another workflow has failed.',
  help,
  fields: { ...dedupFields },
  ports: () => NEXT_PORT,
  outputs: () => [
    { path: 'workflowName', label: 'Workflow', type: 'text' },
    { path: 'workflowId', label: 'Workflow id', type: 'text' },
    { path: 'runId', label: 'Run id', type: 'text' },
    { path: 'node', label: 'Step', type: 'text' },
    { path: 'code', label: 'Kind of error', type: 'text' },
    { path: 'message', label: 'What went wrong', type: 'text' },
    { path: 'attempt', label: 'Tries', type: 'number' },
    { path: 'runAttempt', label: 'Attempts of the run', type: 'number' },
    { path: 'at', label: 'When', type: 'instant' },
  ],
  structure: () => ({ kind: 'hears-failures' }),
  summary: () => [plain('When a run of another workflow fails')],
});
