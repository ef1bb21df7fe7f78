import { draw } from '../testing/draw.ts';
import { FIRST_ONLY, hears, type Pattern, START, work } from './pattern.ts';

export const cancelTask: Pattern = {
  number: 19,
  name: 'Cancel Task',
  support: 'composition',
  how: 'A wait for the cancelling event stands beside the task, and both lead to *Join* with *the first* that *stops the others*. A member can skip any step by hand.',
  graph: draw({ start: START, task: work('task'), stop: hears(['stop']), either: FIRST_ONLY, after: work('after') }, [
    'start -> task',
    'start -> stop',
    'task -> either',
    'stop.stop -> either',
    'either -> after',
  ]),
};
