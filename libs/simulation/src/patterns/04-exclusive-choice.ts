import { draw } from '../testing/draw.ts';
import { asks, type Pattern, START, work } from './pattern.ts';

export const exclusiveChoice: Pattern = {
  number: 4,
  name: 'Exclusive Choice',
  support: 'direct',
  how: '*Condition*, *Switch* with *first match*, *Classify*, *Split*.',
  graph: draw({ start: START, urgent: asks('urgent'), call: work('call'), write: work('write') }, [
    'start -> urgent',
    'urgent.yes -> call',
    'urgent.no -> write',
  ]),
};
