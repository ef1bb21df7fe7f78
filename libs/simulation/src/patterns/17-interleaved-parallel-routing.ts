import { draw } from '../testing/draw.ts';
import { ONE_OF_THE_TASKS, doTask } from './one-at-a-time.ts';
import { ALL, type Pattern, START, work } from './pattern.ts';

export const interleavedParallelRouting: Pattern = {
  number: 17,
  name: 'Interleaved Parallel Routing',
  support: 'composition',
  how: 'The tasks are steps of one workflow that has the rule *one run at a time* by case and queues; each is called as a run of its own. Lines between the calls keep the order that matters, the rule keeps two tasks from overlapping.',
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
      'start -> photograph',
      'weigh -> measure',
      'measure -> all',
      'photograph -> all',
      'all -> after',
    ],
  ),
  calls: { tasks: ONE_OF_THE_TASKS },
};
