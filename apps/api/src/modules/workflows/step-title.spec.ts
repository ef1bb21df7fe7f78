import { type Plan, type PlanNode } from '@flowkeep/graph';
import { titleInPlan } from './step-title.ts';

const titles = { ask: 'Ask the price', 'ask/offer': 'Send the offer', 'ask/offer/in': 'Called' };
const nodes = Object.entries(titles).map(([id, title]) => ({ id, title }) as PlanNode);
const plan = { nodes } as unknown as Plan;

it.each([
  ['ask', 'Ask the price'],
  ['ask/offer', 'Ask the price › Send the offer'],
  ['ask/offer/in', 'Ask the price › Send the offer › Called'],
  ['gone', 'gone'],
])('the title of %s is %s', (nodeId, title) => {
  expect(titleInPlan(plan, nodeId)).toBe(title);
  expect(titleInPlan(undefined, nodeId)).toBe(nodeId);
});
