import { draw } from '../testing/draw.ts';
import { type Pattern, START, work } from './pattern.ts';

const verdict = (id: string) => ({
  id,
  label: id,
  condition: { match: 'all', rules: [{ left: '{{ steps.review.body.verdict }}', operator: 'equals', right: id }] },
});

export const arbitraryCycles: Pattern = {
  number: 10,
  name: 'Arbitrary Cycles',
  support: 'composition',
  how: '*Go to* stands for a line back. Any number of them may lead into a circle at different steps and out of it. What lies behind the step that is gone to starts over, branches beside the circle too.',
  graph: draw(
    {
      start: START,
      write: work('write'),
      review: work('review'),
      verdict: ['flow.switch', { cases: [verdict('rewrite'), verdict('again')] }],
      to_write: ['flow.goto', { target: 'write', limit: 5 }],
      to_review: ['flow.goto', { target: 'review', limit: 5 }],
      print: work('print'),
    },
    [
      'start -> write',
      'write -> review',
      'review -> verdict',
      'verdict.rewrite -> to_write',
      'verdict.again -> to_review',
      'verdict.else -> print',
    ],
  ),
};
