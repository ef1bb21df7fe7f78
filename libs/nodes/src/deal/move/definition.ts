import { defineNode, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { chosen, plain } from '../../summary-parts.ts';

const help = `
Moves the person's open deal to a stage. When they have none in this pipeline, one is made there.

Pipeline and stage are kept by id or by name: ready-made workflows use names, so that they fit any workspace with a
pipeline of that name.
`.trim();

export const dealMove = defineNode({
  type: 'deal.move',
  version: 1,
  class: 'quick',
  family: 'crm',
  group: 'crm',
  label: 'Deal',
  title: 'Move the deal',
  icon: 'square-kanban',
  description: 'Moves the person’s deal, or makes one.',
  help,
  fields: {
    pipeline: field.selectFrom({ label: 'Pipeline', optionsFrom: 'pipelines' }),
    stage: field.selectFrom({ label: 'Stage', optionsFrom: 'stages', dependsOn: 'pipeline' }),
    title: field.text({ label: 'Title of a new deal', templates: true, initial: '{{ contact.name }}' }),
    amount: field.text({
      label: 'Amount',
      templates: true,
      required: false,
      help: 'In the workspace’s currency. Empty leaves it as it is.',
      check: (amount) =>
        /^\s*\d+([.,]\d{1,2})?\s*$/.test(amount)
          ? null
          : { message: 'Amount is not a number.', fix: 'Write it like 150 or 150.50.' },
    }),
  },
  ports: () => NEXT_PORT,
  outputs: () => [
    { path: 'dealId', label: 'Deal id', type: 'text' },
    { path: 'created', label: 'Is new', type: 'boolean' },
    { path: 'stage', label: 'Stage', type: 'text' },
    { path: 'previousStage', label: 'Stage before', type: 'text' },
  ],
  summary: ({ pipeline = '', stage = '' }) => {
    if (stage === '') return [plain('No stage yet')];
    const where = pipeline === '' ? [] : [plain(' in '), chosen(pipeline, 'pipelines')];
    return [plain('To '), chosen(stage, 'stages'), ...where];
  },
});
