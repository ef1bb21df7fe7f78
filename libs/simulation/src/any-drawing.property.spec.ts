import fc from 'fast-check';
import { createEngine, type Engine } from '@flowkeep/engine';
import type { Plan, PlanNode } from '@flowkeep/graph';
import { edgeNames } from './plan-edges.ts';
import type { SimulationResult } from './result.ts';
import { simulate, type SimulationInput } from './simulate.ts';
import { stepsOf } from './steps-of.ts';
import { planOf, SCENARIO } from './testing/draw.ts';
import { drawingOf, type RandomDrawing } from './testing/random-drawing.ts';
import { parts } from './testing/random-part.ts';

const ANY = parts(false).map(drawingOf);
const CALM = parts(true).map(drawingOf);
const RUNS = 120;

function run(drawing: RandomDrawing, more: Partial<SimulationInput> = {}): Promise<SimulationResult> {
  const { graph, calls, scenario } = drawing;
  const plans = Object.fromEntries(Object.entries(calls).map(([id, called]) => [id, planOf(called, calls)]));
  const input = { plan: planOf(graph, calls), graph, scenario: { ...SCENARIO, ...scenario } };
  return simulate({ ...input, findPlan: (id) => plans[id], ...more });
}

/** The last facts of a run, without the moments at which it stood. */
function outcomeOf({ status, outcome, error, coverage, vars, steps }: SimulationResult) {
  return {
    status,
    outcome,
    code: error?.code ?? null,
    coverage,
    vars: Object.keys(vars).sort(),
    steps: stepsOf({ steps }),
  };
}

/** An engine whose state is written and read between every two events, as between two machines. */
function forgetful(plan: Parameters<typeof createEngine>[0], controls: Parameters<typeof createEngine>[1]): Engine {
  const engine = createEngine(plan, controls);
  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  return {
    ...engine,
    start: (input, now) => copy(engine.start(copy(input), now)),
    advance: (state, event, now) => copy(engine.advance(copy(state), copy(event), now)),
  };
}

/**
 * When all lines to a node were decided: each as the step before it ended, and where that was never begun, as the lines to
 * that one were.
 */
function decidingOf(plan: Plan, steps: SimulationResult['steps']): (node: PlanNode) => string {
  const endOf = (node: PlanNode | undefined): string =>
    node === undefined ? '' : (steps.find(({ nodeId }) => nodeId === node.id)?.endedAt ?? decided(node));
  const decided = ({ incoming }: PlanNode): string =>
    incoming.reduce((latest, edge) => {
      const end = endOf(plan.nodes[plan.edges[edge]?.[0] ?? -1]);
      return end > latest ? end : latest;
    }, '');
  return decided;
}

describe('any drawing of loops, joins, waits, failures, go-tos and sub-workflows', () => {
  it('comes to its end, within bounds', async () => {
    await fc.assert(
      fc.asyncProperty(ANY, async (drawing) => {
        const result = await run(drawing);
        expect(['completed', 'failed']).toContain(result.status);
        expect(result.problems.filter(({ kind }) => kind !== 'unheard')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('visits a step only by a line that was taken, by a go-to or as its beginning', async () => {
    await fc.assert(
      fc.asyncProperty(ANY, async (drawing) => {
        const { coverage } = await run(drawing);
        const plan = planOf(drawing.graph, drawing.calls);
        const names = edgeNames(plan, drawing.graph);
        const targets = plan.nodes.map(({ config }) => config['target']);
        for (const node of plan.nodes) {
          if (node.class === 'trigger' || targets.includes(node.localId ?? node.id)) continue;
          const taken = node.incoming.some((edge) => coverage.edges[names[edge] ?? ''] !== undefined);
          if (coverage.nodes[node.id] !== undefined) expect([node.id, taken]).toEqual([node.id, true]);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('does the same again, and when its state is written and read between every two events', async () => {
    await fc.assert(
      fc.asyncProperty(ANY, async (drawing) => {
        const once = await run(drawing);
        expect(await run(drawing)).toEqual(once);
        expect(await run(drawing, { makeEngine: forgetful })).toEqual(once);
      }),
      { numRuns: RUNS },
    );
  });

  it('does the same wherever its nodes stand and in whatever order they were drawn', async () => {
    await fc.assert(
      fc.asyncProperty(ANY, fc.infiniteStream(fc.nat(1_000)), async (drawing, numbers) => {
        const next = (): number => numbers.next().value as number;
        const shuffled = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
          Object.fromEntries(
            Object.entries(record)
              .map((entry) => [next(), entry] as const)
              .sort(([a], [b]) => a - b)
              .map(([, entry]) => entry),
          );
        const nodes = Object.fromEntries(
          Object.entries(shuffled(drawing.graph.nodes)).map(([id, node]) => [
            id,
            { ...node, position: { x: next(), y: next() } },
          ]),
        );
        const graph = { ...drawing.graph, nodes, edges: shuffled(drawing.graph.edges) };
        expect(await run({ ...drawing, graph })).toEqual(await run(drawing));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('any drawing, ordered about by members', () => {
  const seconds = fc.integer({ min: 0, max: 20_000 });

  it('ends when it is cancelled, and nothing of it goes on', async () => {
    await fc.assert(
      fc.asyncProperty(ANY, seconds, async (drawing, after) => {
        const happenings = [...drawing.scenario.happenings, { after, kind: 'cancel' } as const];
        const result = await run({ ...drawing, scenario: { ...drawing.scenario, happenings } });
        expect(['completed', 'failed', 'cancelled']).toContain(result.status);
        if (result.status === 'cancelled') expect(result.virtualSeconds).toBe(after);
        expect(result.steps.filter(({ status }) => status === 'running' || status === 'waiting')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('does nothing while it is paused, and comes to its end when it is resumed', async () => {
    await fc.assert(
      fc.asyncProperty(ANY, seconds, seconds, async (drawing, from, length) => {
        const pause = { after: from, kind: 'pause' } as const;
        const resume = { after: from + length, kind: 'resume' } as const;
        const happenings = [...drawing.scenario.happenings, pause, resume];
        const result = await run({ ...drawing, scenario: { ...drawing.scenario, happenings } });
        expect(['completed', 'failed']).toContain(result.status);
        const [begin, end] = [from, from + length].map((second) => Date.parse(result.startedAt) + second * 1_000);
        const inside = result.steps.filter(({ startedAt }) => {
          const at = Date.parse(startedAt);
          return at > (begin ?? 0) && at < (end ?? 0);
        });
        expect(inside).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a drawing without races and jumps', () => {
  it('visits everything that a taken line leads to, and never what was pruned', async () => {
    await fc.assert(
      fc.asyncProperty(CALM, async (drawing) => {
        const { coverage, status } = await run(drawing);
        const plan = planOf(drawing.graph, drawing.calls);
        const names = edgeNames(plan, drawing.graph);
        expect(status).toBe('completed');
        for (const node of plan.nodes) {
          if (node.incoming.length === 0) continue;
          const taken = node.incoming.some((edge) => coverage.edges[names[edge] ?? ''] !== undefined);
          expect([node.id, coverage.nodes[node.id] !== undefined]).toEqual([node.id, taken]);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('starts a join of all when the last line to it is decided, not before and not later', async () => {
    let joins = 0;
    await fc.assert(
      fc.asyncProperty(CALM, async (drawing) => {
        const { steps } = await run(drawing);
        const plan = planOf(drawing.graph, drawing.calls);
        const roots = steps.filter(({ path, visit }) => (path ?? '') === '' && visit > 0);
        const decided = decidingOf(plan, roots);
        for (const node of plan.nodes.filter(({ join, region }) => join !== undefined && region === undefined)) {
          const step = roots.find(({ nodeId }) => nodeId === node.id);
          if (step === undefined) continue;
          expect([node.id, step.startedAt]).toEqual([node.id, decided(node)]);
          joins += 1;
        }
      }),
      { numRuns: RUNS },
    );
    expect(joins).toBeGreaterThan(0);
  });

  it('goes the same ways whatever comes first', async () => {
    await fc.assert(
      fc.asyncProperty(CALM, fc.infiniteStream(fc.integer({ min: 1, max: 3_000 })), async (drawing, numbers) => {
        const next = (): number => numbers.next().value as number;
        const { answers, happenings } = drawing.scenario;
        const scenario = {
          // An answer stays within the limit of what it answers; an event stays before all of them.
          answers: Object.fromEntries(
            Object.entries(answers).map(([id, answer]) => [id, { ...answer, after: next() }]),
          ),
          happenings: happenings.map((happening) => ({ ...happening, after: next() / 1_000 })),
        };
        const late = {
          ...scenario,
          happenings: happenings.map((happening) => ({ ...happening, after: next() / 1_000 })),
        };
        const [one, other] = [await run({ ...drawing, scenario }), await run({ ...drawing, scenario: late })];
        const reordered = { ...late, happenings: [...late.happenings].reverse() };
        expect(outcomeOf(other)).toEqual(outcomeOf(one));
        expect(outcomeOf(await run({ ...drawing, scenario: reordered }))).toEqual(outcomeOf(one));
      }),
      { numRuns: RUNS },
    );
  });
});
