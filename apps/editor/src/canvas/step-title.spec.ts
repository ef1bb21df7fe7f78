import { drawnStep, stepTitle } from './step-title.ts';
import { drawing } from './testing/drawing.ts';

const graph = drawing({ ask: 'flow.call' });
const inner = { 'ask/offer': { title: 'Send the offer' }, 'ask/offer/in': { title: 'Called' } };

it.each([
  ['ask', 'ask'],
  ['ask/offer', 'ask › Send the offer'],
  ['ask/offer/in', 'ask › Send the offer › Called'],
  ['ask/no_such', 'ask › No such'],
  ['gone', 'Gone'],
])('a step %s is called %s', (nodeId, title) => {
  expect(stepTitle(graph, nodeId, inner)).toBe(title);
});

it('of a called workflow stands at the call', () => {
  expect([drawnStep('ask/offer/in'), drawnStep('ask')]).toEqual(['ask', 'ask']);
});
