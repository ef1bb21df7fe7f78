import { draw } from '../testing/draw.ts';
import { asks, type Pattern, START, work } from './pattern.ts';

export const simpleMerge: Pattern = {
  number: 5,
  name: 'Simple Merge',
  support: 'direct',
  how: 'Lines of alternatives to one step: it starts when the one that was taken arrives.',
  graph: draw(
    { start: START, urgent: asks('urgent'), call: work('call'), write: work('write'), after: work('after') },
    ['start -> urgent', 'urgent.yes -> call', 'urgent.no -> write', 'call -> after', 'write -> after'],
  ),
};
