import { stepsOf } from './steps-of.ts';
import { draw } from './testing/draw.ts';
import { play } from './testing/play.ts';

it('names step, round, visit, what became of it and where it left, in an order of its own', async () => {
  const graph = draw(
    {
      start: ['trigger.manual'],
      each: ['flow.each', { items: 'a,b', concurrency: 2 }],
      note: ['data.set', { values: [{ name: 'x', value: '1' }] }],
      never: [
        'flow.condition',
        { condition: { match: 'all', rules: [{ left: '1', operator: 'equals', right: '2' }] } },
      ],
      gone: ['data.set', { values: [{ name: 'y', value: '1' }] }],
    },
    ['start -> each', 'each.each -> note', 'each.done -> never', 'never.yes -> gone'],
  );
  expect(stepsOf(await play({ graph }))).toEqual([
    'each#1 done done',
    'gone#0 skipped',
    'never#1 done no',
    'note[0]#1 done next',
    'note[1]#1 done next',
    'start#1 done next',
  ]);
});
