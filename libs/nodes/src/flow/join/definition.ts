import { defineNode, field } from '@flowkeep/node-sdk';
import { plain, strong } from '../../summary-parts.ts';

const help = `
Brings branches together. It waits for all of them, goes on with the first one that comes, or with a number of them.

A branch that the run did not take, or that ended in an error, counts as decided, so a join never waits for ever. With
a number, *Too few* is taken when fewer come than you asked for.
`.trim();

const notAll = { field: 'mode', is: ['any', 'count'] } as const;

export const flowJoin = defineNode({
  type: 'flow.join',
  version: 1,
  class: 'pure',
  family: 'logic',
  group: 'flow',
  label: 'Join',
  title: 'Come together',
  icon: 'merge',
  description: 'Waits for several branches, or for the first of them.',
  help,
  fields: {
    mode: field.select({
      label: 'Go on with',
      initial: 'all',
      options: [
        { value: 'all', label: 'All branches' },
        { value: 'any', label: 'The first branch' },
        { value: 'count', label: 'A number of branches' },
      ],
    }),
    count: field.number({
      label: 'How many',
      minimum: 1,
      maximum: 50,
      initial: 2,
      showWhen: { field: 'mode', is: ['count'] },
    }),
    stopOthers: field.toggle({
      label: 'Stop the other branches',
      help: 'Steps on the way here that still wait are let go when the run goes on.',
      showWhen: notAll,
    }),
  },
  ports: ({ mode }) => [
    { id: 'next', label: 'Next' },
    ...(mode === 'count' ? [{ id: 'short', label: 'Too few' }] : []),
  ],
  outputs: () => [
    { path: 'arrived', label: 'Branches that came', type: 'number' },
    { path: 'expected', label: 'Branches waited for', type: 'number' },
  ],
  structure: ({ mode = 'all', count = 2, stopOthers = false }) => ({
    kind: 'join',
    mode,
    count: mode === 'count' ? count : 1,
    stopOthers: mode !== 'all' && stopOthers,
  }),
  summary: ({ mode = 'all', count = 2 }) => {
    if (mode === 'count') return [plain('With '), strong(`${count} branches`)];
    return mode === 'any'
      ? [plain('With '), strong('the first branch')]
      : [plain('When '), strong('all'), plain(' are done')];
  },
});
