import { defineNode, field } from '@flowkeep/node-sdk';
import { portIdCheck } from '../../port-id.ts';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Sends people different ways, to see what works better. The same person always goes the same way, in every run.

The numbers are shares: 50 and 50 is half and half, 1 and 3 a quarter and the rest. *Hold back* keeps some people out, to
compare with. Splits with the same name of the experiment send a person the same way.
`.trim();

export const flowSplit = defineNode({
  type: 'flow.split',
  version: 1,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'Split test',
  title: 'Try different ways',
  icon: 'flask-conical',
  description: 'Sends people different ways, each always the same.',
  help,
  fields: {
    variants: field.list({
      label: 'Ways',
      itemLabel: 'way',
      uniqueBy: 'id',
      maxItems: 12,
      initial: [
        { id: 'a', label: 'A', weight: 50 },
        { id: 'b', label: 'B', weight: 50 },
      ],
      fix: 'Add a way with a name and a share.',
      item: {
        id: field.text({ label: 'Id', madeFrom: 'label', check: portIdCheck('holdout') }),
        label: field.text({ label: 'Name', maxLength: 60, placeholder: 'Short greeting' }),
        weight: field.number({ label: 'Share', minimum: 1, maximum: 100, initial: 50 }),
      },
    }),
    holdout: field.number({ label: 'Hold back', unit: '%', minimum: 0, maximum: 90, initial: 0 }),
    experiment: field.text({
      label: 'Name of the experiment',
      required: false,
      maxLength: 100,
      help: 'Empty makes this step an experiment of its own.',
    }),
  },
  ports: ({ variants = [], holdout = 0 }) => [
    ...variants.flatMap(({ id, label }) => (id ? [{ id, label: label || id }] : [])),
    ...(holdout > 0 ? [{ id: 'holdout', label: 'Held back' }] : []),
  ],
  outputs: () => [
    { path: 'variant', label: 'Way', type: 'text' },
    { path: 'label', label: 'Name of the way', type: 'text' },
  ],
  summary: ({ variants = [], holdout = 0 }) => {
    const words = variants.flatMap(({ label, weight = 50 }) => (label ? [`${label} ${weight}`] : []));
    if (words.length === 0) return [plain('No way yet')];
    return [strong(words.join(', ')), ...(holdout > 0 ? [plain(`, ${holdout} % held back`)] : [])];
  },
});
