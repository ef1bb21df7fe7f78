import { threads } from './threads.ts';
import type { Pattern } from './pattern.ts';

export const threadMerge: Pattern = {
  number: 41,
  name: 'Thread Merge',
  support: 'composition',
  how: 'Threads of one branch are the rounds of a *For each*; *done* is where they are one again.',
  graph: threads(3),
};
