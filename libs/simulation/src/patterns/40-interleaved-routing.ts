import { draw } from '../testing/draw.ts';
import { ONE_OF_THE_TASKS, doTask } from './one-at-a-time.ts';
import { ALL, type Pattern, START, work } from './pattern.ts';

export const interleavedRouting: Pattern = {
  number: 40,
  name: 'Interleaved Routing',
  support: 'composition',
  how: 'As WCP-17, without lines between the tasks.',
  graph: draw(
    {
      start: START,
      weigh: doTask('weigh'),
      measure: doTask('measure'),
      photograph: doTask('photograph'),
      all: ALL,
      after: work('after'),
    },
    [
      'start -> weigh',
      'start -> measure',
      'start -> photograph',
      'weigh -> all',
      'measure -> all',
      'photograph -> all',
      'all -> after',
    ],
  ),
  calls: { tasks: ONE_OF_THE_TASKS },
};
