import { simulate } from '../simulate.ts';
import { sampleScenario } from '../sample-scenario.ts';
import { planOf } from '../testing/draw.ts';
import { missingPatterns, patterns } from './patterns.ts';

it('are the forty-three of the Workflow Patterns Initiative', () => {
  const numbers = [...patterns, ...missingPatterns].map(({ number }) => number).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
});

it.each(patterns.map((pattern) => [`WCP-${String(pattern.number)} ${pattern.name}`, pattern] as const))(
  '%s is a drawing without errors, which can be tried out',
  async (_, { graph, calls = {} }) => {
    const plan = planOf(graph, calls);
    const result = await simulate({ plan, graph, scenario: sampleScenario(graph, plan) });
    expect(['completed', 'waiting']).toContain(result.status);
  },
);
