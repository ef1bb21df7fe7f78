import { defineNode, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Keeps values under names of your own, to use in later steps as \`{{ vars.city }}\`.

A value that is exactly one \`{{ … }}\` keeps its kind: a number stays a number, a list stays a list.
`.trim();

export const dataSet = defineNode({
  type: 'data.set',
  version: 1,
  class: 'pure',
  family: 'data',
  group: 'data',
  label: 'Set values',
  title: 'Remember something',
  icon: 'pencil-line',
  description: 'Keeps values for later steps.',
  help,
  fields: {
    values: field.assignments({ label: 'Values', fix: 'Add a line with a name and a value.' }),
  },
  ports: () => NEXT_PORT,
  outputs: ({ values = [] }) =>
    values.flatMap(({ name }) => (name ? [{ path: name, label: name, type: 'any' as const }] : [])),
  structure: () => ({ kind: 'vars' }),
  summary: ({ values = [] }) => {
    const names = values.flatMap(({ name }) => (name ? [name] : []));
    return names.length === 0 ? [plain('Nothing yet')] : [plain('Sets '), strong(names.join(', '))];
  },
});
