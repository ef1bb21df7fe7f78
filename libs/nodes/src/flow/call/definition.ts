import type { NamedValue } from '@flowkeep/graph';
import { defineNode, field } from '@flowkeep/node-sdk';
import { chosen, plain } from '../../summary-parts.ts';

const help = `
Runs another workflow, one that begins with *Called by a workflow*, and gives it what it takes.

*As a part of this run* it is copied in when you publish, and its steps are seen in this run. *As a run of its own* it is
always the newest version; this run waits for its end, or goes on at once if you turn waiting off. What its *End* gives is
the value of this step. If it fails, so does this step.
`.trim();

export const flowCall = defineNode({
  type: 'flow.call',
  version: 1,
  class: 'waiting',
  family: 'logic',
  group: 'flow',
  label: 'Call a workflow',
  title: 'Call a workflow',
  icon: 'package-open',
  description: 'Runs another workflow and uses what it gives.',
  help,
  fields: {
    workflow: field.selectFrom({ label: 'Workflow', optionsFrom: 'workflows' }),
    mode: field.select({
      label: 'Run it',
      initial: 'inline',
      options: [
        { value: 'inline', label: 'As a part of this run' },
        { value: 'own', label: 'As a run of its own' },
      ],
    }),
    wait: field.toggle({
      label: 'Wait until it has ended',
      initial: true,
      showWhen: { field: 'mode', is: ['own'] },
    }),
    inputs: field.assignments({
      label: 'What it is given',
      required: false,
      help: 'The names are those that the other workflow takes.',
    }),
  },
  ports: () => [{ id: 'done', label: 'Done' }],
  outputs: ({ mode, wait = true }) =>
    mode === 'own' && !wait ? [{ path: 'runId', label: 'Run id', type: 'text' }] : [],
  structure: ({ workflow = '', mode = 'inline', wait = true, inputs = [] }) => ({
    kind: 'call',
    workflowId: workflow,
    mode,
    inputs: inputs.flatMap(({ name, value = '' }): readonly NamedValue[] => (name ? [{ name, value }] : [])),
    runsAs: mode === 'inline' ? 'pure' : wait ? 'waiting' : 'quick',
  }),
  summary: ({ workflow = '', mode, wait = true }) => {
    if (workflow === '') return [plain('No workflow yet')];
    const how = mode !== 'own' ? [] : [plain(wait ? ', and waits for it' : ', and goes on')];
    return [plain('Runs '), chosen(workflow, 'workflows'), ...how];
  },
});
