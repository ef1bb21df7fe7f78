import { draw } from '../testing/draw.ts';
import { ONE_OF_THE_TASKS, doTask } from './one-at-a-time.ts';
import { type Pattern, START, work } from './pattern.ts';

export const criticalSection: Pattern = {
  number: 39,
  name: 'Critical Section',
  support: 'composition',
  how: 'What must not overlap is called as a run of a workflow with the rule *one run at a time*; the rest of the branches overlaps as it likes. The key decides whether the section is one for the case or one for all.',
  graph: draw(
    {
      start: START,
      before_a: work('before_a'),
      weigh: doTask('weigh'),
      before_b: work('before_b'),
      measure: doTask('measure'),
    },
    ['start -> before_a', 'start -> before_b', 'before_a -> weigh', 'before_b -> measure'],
  ),
  calls: { tasks: ONE_OF_THE_TASKS },
};
