import { threads } from './threads.ts';
import type { Pattern } from './pattern.ts';

export const threadSplit: Pattern = {
  number: 42,
  name: 'Thread Split',
  support: 'composition',
  how: '*For each* over as many items as there shall be threads, as many side by side.',
  graph: threads(4),
};
