import type { JsonObject } from '@flowkeep/contracts';
import { compileGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { aGraph, edge, node } from '@flowkeep/testing';
import { ComputingTurns } from './computing-turns.ts';
import { playScenario, type Simulated } from './run-simulations.ts';
import { shownResult } from './shown-result.ts';

/** Takes a step for every row of the trigger. */
function forEachRow(step: ReturnType<typeof node>): Simulated {
  const graph = aGraph(
    node('start', 'trigger.manual'),
    node('rows', 'flow.each', { items: '{{ trigger.rows }}', concurrency: 1 }),
    step,
    edge('start', 'rows'),
    edge('rows:each', 'step'),
  );
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return { plan: compiled.plan, graph, findPlan: () => undefined, pipelines: [] };
}

const scenario = (trigger: JsonObject): JsonObject => ({
  startAt: '2026-11-22T09:00:00Z',
  triggerNode: 'start',
  trigger,
  contact: null,
  workspace: { id: 'w', name: 'W', timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' },
  happenings: [],
  answers: {},
});
const rows = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const KEEPING = node('step', 'data.set', { values: [{ name: 'kept', value: '{{ trigger.text }}' }] });
const COMPUTING = node('step', 'contact.upsert', {
  email: '{% for i in (1..2000) %}{% assign x = i | plus: 1 %}{% endfor %}a@example.com',
});

/** How long everybody else waited at most while the work was done, milliseconds. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await work();
  clearInterval(watch);
  return Math.max(longest, performance.now() - last);
}

describe('a simulation in the API', () => {
  it('lets other requests have their turn, however much each of its steps computes', async () => {
    // Fewer events than a pause by their number would need.
    const began = performance.now();
    const play = () => playScenario(forEachRow(COMPUTING), scenario({ rows: rows(120) }), new ComputingTurns(60_000));
    const waited = await longestWait(play);
    expect(waited).toBeLessThan((performance.now() - began) / 2);
  });

  it('is ended where it computes for too long', async () => {
    const playing = playScenario(forEachRow(COMPUTING), scenario({ rows: rows(60) }), new ComputingTurns(100));
    await expect(playing).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('shows what came first of more than can be sent', async () => {
    const trigger = { rows: rows(200), text: 'x'.repeat(50_000) };
    const result = await playScenario(forEachRow(KEEPING), scenario(trigger));
    const shown = shownResult(result);
    expect(result.steps.length).toBe(202);
    expect(JSON.stringify(shown).length).toBeLessThan(5_000_000);
    expect(shown).toMatchObject({ status: 'completed', coverage: { nodes: { step: 200 } } });
    expect(shown.problems).toMatchObject([{ kind: 'limit' }]);
  });

  it('shows all of what is small', async () => {
    const result = await playScenario(forEachRow(KEEPING), scenario({ rows: rows(3), text: 'x' }));
    expect(shownResult(result)).toBe(result);
  });
});
