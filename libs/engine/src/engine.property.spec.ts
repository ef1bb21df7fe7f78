import fc from 'fast-check';
import type { NodeClass, Plan } from '@flowkeep/graph';
import { drawPlan, type DrawnNode, node } from './spec/plan-builder.ts';
import { RunPlayer } from './spec/run-player.ts';

interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly lines: readonly string[];
  /** The port that each node will choose. */
  readonly choice: Readonly<Record<string, string>>;
}

const CLASSES = ['pure', 'quick', 'outbound', 'waiting'] as const satisfies readonly NodeClass[];
const PORTS = ['a', 'b'] as const;

/** A drawing without cycles: lines lead from earlier nodes to later ones. */
const drawing: fc.Arbitrary<Drawing> = fc
  .array(
    fc.record({
      class: fc.constantFrom(...CLASSES),
      choice: fc.constantFrom(...PORTS),
      sources: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...PORTS)), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => {
    const choice = Object.fromEntries(parts.map((part, index) => [`n${String(index)}`, part.choice]));
    const nodes = parts.map((part, index) => {
      const { choice: port } = part;
      return node(`n${String(index)}`, part.class, { ports: PORTS, config: { port, replied: port, silent: port } });
    });
    const lines = parts.flatMap((part, index) =>
      part.sources.map(([source, port]) => {
        const from = source % (index + 1);
        return from === index ? `start -> n${String(index)}` : `n${String(from)}.${port} -> n${String(index)}`;
      }),
    );
    return { nodes: [node('start', 'trigger'), ...nodes], lines: [...new Set(lines)], choice };
  });

/** What must be visited, told without the engine: whatever a chosen line leads to. */
function expectedVisits({ nodes, lines, choice }: Drawing): readonly string[] {
  const visited = new Set(['start']);
  for (const { id } of nodes) {
    const reached = lines.some((line) => {
      const [left = '', to] = line.split(' -> ');
      const [from = '', port] = left.split('.');
      return to === id && visited.has(from) && (from === 'start' || choice[from] === port);
    });
    if (reached) visited.add(id);
  }
  return [...visited].sort();
}

/** Finishes active steps in an order that `pick` chooses. */
function play(plan: Plan, choice: Drawing['choice'], pick: (count: number) => number): RunPlayer {
  const run = new RunPlayer(plan);
  for (let turn = 0; run.state.status === 'running' && turn < 100; turn += 1) {
    const active = run.activeNodes;
    const id = active[pick(active.length)] ?? '';
    const waits = Object.values(run.state.active).some(
      (step) => plan.nodes[step.node]?.id === id && step.kind === 'waiting',
    );
    if (waits) run.due(id);
    else run.executed(id, { port: choice[id] ?? 'a', output: { by: id } });
  }
  return run;
}

const visitedBy = (run: RunPlayer): readonly string[] => Object.keys(run.state.visits).sort();

describe('any drawing without cycles, in any order of completion', () => {
  it('comes to its end, visiting exactly what the chosen lines lead to, each once', () => {
    fc.assert(
      fc.property(drawing, fc.infiniteStream(fc.nat()), (drawn, numbers) => {
        const plan = drawPlan(drawn.nodes, drawn.lines);
        const run = play(plan, drawn.choice, (count) => (numbers.next().value as number) % count);
        expect(run.state.status).toBe('completed');
        expect(visitedBy(run)).toEqual(expectedVisits(drawn));
        expect(Object.values(run.state.visits).every((visits) => visits === 1)).toBe(true);
        const skipped = run.reports.filter(({ status }) => status === 'skipped').map(({ nodeId }) => nodeId);
        expect([...visitedBy(run), ...skipped].sort()).toEqual(plan.nodes.map(({ id }) => id).sort());
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same outputs whatever completes first', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        const plan = drawPlan(drawn.nodes, drawn.lines);
        const first = play(plan, drawn.choice, () => 0);
        const last = play(plan, drawn.choice, (count) => count - 1);
        expect(last.state.outputs).toEqual(first.state.outputs);
        expect(last.state.edges).toEqual(first.state.edges);
      }),
    );
  });

  it('gives the same result when nodes and lines stand in another order', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        const straight = play(drawPlan(drawn.nodes, drawn.lines), drawn.choice, () => 0);
        const turned = play(drawPlan([...drawn.nodes].reverse(), [...drawn.lines].reverse()), drawn.choice, () => 0);
        expect(turned.state.outputs).toEqual(straight.state.outputs);
        expect(turned.state.visits).toEqual(straight.state.visits);
      }),
    );
  });

  it('does exactly the same again for the same events', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        const plan = drawPlan(drawn.nodes, drawn.lines);
        const once = play(plan, drawn.choice, () => 0);
        const again = play(plan, drawn.choice, () => 0);
        expect(again.commands).toEqual(once.commands);
        expect(again.reports).toEqual(once.reports);
      }),
    );
  });
});
