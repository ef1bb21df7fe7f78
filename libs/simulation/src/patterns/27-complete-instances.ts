import { draw } from '../testing/draw.ts';
import { FIRST_ONLY, hears, type Pattern, START } from './pattern.ts';

export const completeInstances: Pattern = {
  number: 27,
  name: 'Complete Multiple Instance Task',
  support: 'composition',
  how: 'As WCP-26, and each round keeps what it found in a variable: the run goes on with what there is. A member can do the same by skipping the *For each*.',
  graph: draw(
    {
      start: START,
      none: ['data.set', { values: [{ name: 'offers', value: '{{ 0 }}' }] }],
      people: ['flow.each', { items: '{{ trigger.people }}', concurrency: 1 }],
      ask: ['http.request', { method: 'GET', url: 'https://example.com/{{ steps.people.item }}' }],
      note: ['data.set', { values: [{ name: 'offers', value: '{{ vars.offers | plus: 1 }}' }] }],
      enough: hears(['enough']),
      either: FIRST_ONLY,
      after: ['http.request', { method: 'GET', url: 'https://example.com/offers/{{ vars.offers }}' }],
    },
    [
      'start -> none',
      'none -> people',
      'none -> enough',
      'people.each -> ask',
      'ask -> note',
      'people.done -> either',
      'enough.enough -> either',
      'either -> after',
    ],
  ),
};
