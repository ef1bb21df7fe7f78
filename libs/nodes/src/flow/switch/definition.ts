import { defineNode, field, leftOut } from '@flowkeep/node-sdk';
import { portIdCheck } from '../../port-id.ts';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Looks at the cases from top to bottom and leaves by the first one whose rules hold, or by all of them at the same time. When
none holds, it leaves by *Otherwise*.
`.trim();

export const flowSwitch = defineNode({
  type: 'flow.switch',
  version: 1,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'Switch',
  title: 'Which one is it?',
  icon: 'shuffle',
  description: 'Goes the first of several ways that fits, or every one.',
  help,
  fields: {
    mode: leftOut(
      field.select({
        label: 'Leave by',
        initial: 'first',
        required: false,
        options: [
          { value: 'first', label: 'The first case that fits' },
          { value: 'all', label: 'Every case that fits' },
        ],
      }),
    ),
    cases: field.list({
      label: 'Cases',
      itemLabel: 'case',
      uniqueBy: 'id',
      maxItems: 12,
      fix: 'Add a case with a name and a rule.',
      item: {
        id: field.text({ label: 'Id', madeFrom: 'label', check: portIdCheck('else') }),
        label: field.text({ label: 'Name', maxLength: 60, placeholder: 'Speaks Russian' }),
        condition: field.condition({ label: 'When' }),
      },
    }),
  },
  ports: ({ cases = [] }) => [
    ...cases.flatMap(({ id, label }) => (id ? [{ id, label: label || id }] : [])),
    { id: 'else', label: 'Otherwise' },
  ],
  outputs: ({ mode }) => [
    { path: 'case', label: 'Case', type: 'text' },
    { path: 'label', label: 'Name of the case', type: 'text' },
    ...(mode === 'all' ? [{ path: 'cases', label: 'All cases that fit', type: 'list' } as const] : []),
  ],
  summary: ({ mode, cases = [] }) => {
    const labels = cases.flatMap(({ label }) => (label ? [label] : []));
    if (labels.length === 0) return [plain('No case yet')];
    return [...(mode === 'all' ? [plain('Every one of ')] : []), strong(labels.join(', ')), plain(' or otherwise')];
  },
});
