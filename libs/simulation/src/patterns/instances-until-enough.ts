import { draw, type DrawnNode } from '../testing/draw.ts';
import { START, work } from './pattern.ts';

const IS_ENOUGH = {
  match: 'all',
  rules: [{ left: '{{ vars.offers }}', operator: 'equals', right: '{{ trigger.needed }}' }],
};
const ENOUGH = { id: 'enough', label: 'Enough', kind: 'deal.moved', name: '', about: 'contact', match: '' };

/** Rounds side by side count themselves; the one that makes it enough moves the deal, and a wait beside them hears it. */
export function instancesUntilEnough(join: DrawnNode) {
  return draw(
    {
      start: START,
      none: ['data.set', { values: [{ name: 'offers', value: '{{ 0 }}' }] }],
      people: ['flow.each', { items: '{{ trigger.people }}', concurrency: 20 }],
      ask: ['http.request', { method: 'GET', url: 'https://example.com/{{ steps.people.item }}' }],
      note: ['data.set', { values: [{ name: 'offers', value: '{{ vars.offers | plus: 1 }}' }] }],
      is_enough: ['flow.condition', { condition: IS_ENOUGH }],
      say_so: ['deal.move', { pipeline: 'Sales', stage: 'Enough offers', title: 'Offers' }],
      enough: ['wait.event', { events: [ENOUGH], lookBack: 'now' }],
      either: join,
      after: work('after'),
    },
    [
      'start -> none',
      'none -> people',
      'none -> enough',
      'people.each -> ask',
      'ask -> note',
      'note -> is_enough',
      'is_enough.yes -> say_so',
      'people.done -> either',
      'enough.enough -> either',
      'either.next -> after',
    ],
  );
}
