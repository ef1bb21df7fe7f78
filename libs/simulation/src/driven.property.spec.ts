import fc from 'fast-check';
import type { Graph } from '@flowkeep/graph';
import { simulate } from './simulate.ts';
import { stepsOf } from './steps-of.ts';
import { draw, planOf, SCENARIO } from './testing/draw.ts';
import { drive } from './testing/driven-run.ts';
import { drawingOf, type RandomDrawing } from './testing/random-drawing.ts';
import { parts } from './testing/random-part.ts';

/** Where time decides nothing: two drivers may let one moment pass in another order. */
const CALM = parts(true).map(drawingOf);
const RUNS = 150;

/** What a run goes through when it is simulated, and when it is driven as by a worker. */
async function both({ graph, calls, scenario }: Pick<RandomDrawing, 'graph' | 'calls' | 'scenario'>) {
  const plan = planOf(graph, calls);
  const told = { ...SCENARIO, ...scenario };
  const simulated = await simulate({ plan, graph, scenario: told });
  const driven = await drive(plan, told);
  return {
    simulated: { status: simulated.status, outputs: simulated.outputs, steps: stepsOf(simulated) },
    driven: { status: driven.state.status, outputs: driven.state.outputs, steps: stepsOf(driven) },
  };
}

/** A run of its own is begun by a database that is not here. */
function isAlone({ nodes }: Graph): boolean {
  return Object.values(nodes).every(({ type, config }) => type !== 'flow.call' || config['mode'] !== 'own');
}

describe('a simulated run', () => {
  it('goes through the same steps as one that is driven by a worker', async () => {
    await fc.assert(
      fc.asyncProperty(CALM, async (drawing) => {
        fc.pre([drawing.graph, ...Object.values(drawing.calls)].every(isAlone));
        const { simulated, driven } = await both(drawing);
        expect(driven).toEqual(simulated);
      }),
      { numRuns: RUNS },
    );
  });

  it('does so in loops that take several bursts, and in a repeat that counts its rounds', async () => {
    const rule = { left: '{{ steps.again.number }}', operator: 'less-or-equal', right: 3 };
    const graph = draw(
      {
        start: ['trigger.manual'],
        again: ['flow.repeat', { condition: { match: 'all', rules: [rule] }, limit: 10 }],
        loop: ['flow.each', { items: Array.from({ length: 300 }, (_, index) => index).join(','), concurrency: 2 }],
        note: ['data.set', { values: [{ name: 'last', value: '{{ steps.loop.item }}' }] }],
        call: ['http.request', { method: 'GET', url: 'https://example.com' }],
      },
      ['start -> again', 'again.round -> loop', 'loop.each -> note', 'again.done -> call'],
    );
    const { simulated, driven } = await both({ graph, calls: {}, scenario: { answers: {}, happenings: [] } });
    expect(driven).toEqual(simulated);
    expect(driven.status).toBe('completed');
    expect(driven.outputs['again']).toEqual({ count: 3 });
    expect(driven.steps.filter((step) => step.startsWith('note'))).toHaveLength(900);
  });
});
