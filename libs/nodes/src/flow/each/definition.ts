import { defineNode, field, leftOut } from '@flowkeep/node-sdk';
import { plain, written } from '../../summary-parts.ts';

const help = `
Goes through a list: the steps at *For each* are done once for every item, in order. Then the run goes on at *Done*.

Inside, \`{{ steps.flow_each.item }}\` is the item, \`.number\` counts from 1 and \`.index\` from 0. The steps inside lead only to each
other; no line leads back. What they give is gone when the round is over, so name under *Keep of each round* what later
steps need: it comes out as the list \`results\`, in the order of the items.
`.trim();

export const flowEach = defineNode({
  type: 'flow.each',
  version: 1,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'For each',
  title: 'For each of a list',
  icon: 'list-ordered',
  description: 'Does some steps once for every item of a list.',
  help,
  fields: {
    items: field.text({
      label: 'List',
      templates: true,
      maxLength: 8_192,
      placeholder: '{{ trigger.items }}',
      help: 'A value that is a list, or words with commas between them.',
      fix: 'Pick a value that is a list.',
    }),
    concurrency: field.number({
      label: 'How many at the same time',
      minimum: 1,
      maximum: 20,
      initial: 1,
      help: '1 finishes an item before the next one begins.',
    }),
    collect: leftOut(
      field.text({
        label: 'Keep of each round',
        templates: true,
        required: false,
        maxLength: 2_000,
        placeholder: '{{ steps.ask.body }}',
        help: 'Evaluated at the end of each round. At most 10,000 items and 1 MB in all.',
      }),
    ),
  },
  ports: () => [
    { id: 'each', label: 'For each' },
    { id: 'done', label: 'Done' },
  ],
  outputs: ({ collect }) => [
    { path: 'item', label: 'Item', type: 'any', where: 'inside' },
    { path: 'number', label: 'Number of the item', type: 'number', where: 'inside' },
    { path: 'index', label: 'Number from 0', type: 'number', where: 'inside' },
    { path: 'count', label: 'How many', type: 'number', where: 'after' },
    ...(collect ? [{ path: 'results', label: 'What was kept', type: 'list', where: 'after' } as const] : []),
  ],
  structure: ({ concurrency = 1 }) => ({ kind: 'loop', body: 'each', parallel: concurrency > 1, inside: ['collect'] }),
  summary: ({ items = '', concurrency = 1 }) => {
    if (items === '') return [plain('No list yet')];
    return [plain('Of '), written(items), ...(concurrency > 1 ? [plain(`, ${concurrency} at a time`)] : [])];
  },
});
