import { blockingJoin } from './blocking-join.ts';
import { countOf, type Pattern } from './pattern.ts';

export const blockingPartialJoin: Pattern = {
  number: 31,
  name: 'Blocking Partial Join',
  support: 'composition',
  how: 'As WCP-28, with *a number* instead of *the first*.',
  graph: blockingJoin(countOf(2)),
};
