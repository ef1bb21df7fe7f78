import { defineNode, field } from '@flowkeep/node-sdk';
import { portIdCheck } from '../../port-id.ts';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Looks at the cases from top to bottom and leaves by the first one whose rules hold. When none holds, it leaves by *Otherwise*.
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
  description: 'Goes one of several ways: the first that fits.',
  help,
  fields: {
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
  outputs: () => [
    { path: 'case', label: 'Case', type: 'text' },
    { path: 'label', label: 'Name of the case', type: 'text' },
  ],
  summary: ({ cases = [] }) => {
    const labels = cases.flatMap(({ label }) => (label ? [label] : []));
    return labels.length === 0 ? [plain('No case yet')] : [strong(labels.join(', ')), plain(' or otherwise')];
  },
});
