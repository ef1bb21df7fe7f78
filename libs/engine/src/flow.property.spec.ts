import fc from 'fast-check';
import type { Plan } from '@flowkeep/graph';
import { createEngine, reopenRun } from './engine.ts';
import { moveRun } from './move/move-run.ts';
import { expectedVisits } from './spec/expected-visits.ts';
import { drawPlan } from './spec/plan-builder.ts';
import { type Choose, type Drawing, type DrawingKind, randomDrawing } from './spec/random-drawing.ts';
import { PLAIN_CONTROLS } from './spec/plain-controls.ts';
import { openSteps, type Played, playRandom } from './spec/random-play.ts';
import type { RunState } from './state.ts';
import type { EngineEvent } from './engine-event.ts';

const CALM: DrawingKind = { races: false, fatal: false };
const WILD: DrawingKind = { races: true, fatal: true };

/** Choices from a list of numbers; when it is used up, always the first. */
function choices(numbers: readonly number[]): Choose {
  let at = 0;
  return (count) => {
    const number = numbers[at] ?? 0;
    at += 1;
    return count === 0 ? 0 : number % count;
  };
}

const numbers = fc.array(fc.nat({ max: 10_000 }), { minLength: 40, maxLength: 160, size: 'max' });
const drawing = (kind: DrawingKind): fc.Arbitrary<Drawing> =>
  numbers.map((chosen) => randomDrawing(choices(chosen), kind));
const planOf = ({ nodes, lines }: Drawing): Plan => drawPlan(nodes, lines);
const first: Choose = () => 0;
const last: Choose = (count) => Math.max(0, count - 1);
const roundTrip = (state: RunState): RunState => JSON.parse(JSON.stringify(state)) as RunState;

/** What a run came to, whatever the order of what happened. */
function resultOf({ state, steps, executed }: Played) {
  const ended = [...steps.values()].map(({ key, status, port, output }) => ({ key, status, port, output }));
  ended.sort((left, right) => (left.key < right.key ? -1 : 1));
  const { status, outputs, visits, vars, outcome, result } = state;
  return { status, outputs, visits, vars, outcome, result, ended, executed };
}

/** Nodes by how often they were left. */
function visitsOf({ steps }: Played): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { nodeId, visit } of steps.values()) if (visit > 0) counts[nodeId] = (counts[nodeId] ?? 0) + 1;
  return counts;
}

describe('any drawing without races', () => {
  it('visits each node exactly as often as its lines and joins say, and no pruned one', () => {
    fc.assert(
      fc.property(drawing(CALM), numbers, (drawn, order) => {
        const plan = planOf(drawn);
        const played = playRandom(plan, { pick: choices(order) });
        expect(played.state.status).toBe('completed');
        expect(visitsOf(played)).toEqual(expectedVisits(plan));
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same whatever completes first', () => {
    fc.assert(
      fc.property(drawing(CALM), numbers, (drawn, order) => {
        const plan = planOf(drawn);
        const result = resultOf(playRandom(plan, { pick: first }));
        expect(resultOf(playRandom(plan, { pick: last }))).toEqual(result);
        expect(resultOf(playRandom(plan, { pick: choices(order) }))).toEqual(result);
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same when it is paused in between', () => {
    fc.assert(
      fc.property(drawing(CALM), fc.integer({ min: 3, max: 7 }), (drawn, every) => {
        const plan = planOf(drawn);
        const pausing = (state: RunState, turn: number): EngineEvent | undefined => {
          if (turn % every === 0) return { kind: 'pause' };
          const [key] = openSteps(state);
          const executing = key !== undefined && state.active[key]?.kind === 'executing';
          // What executes may end while the run is paused: it is held.
          return state.pausedAt != null && executing && turn % 2 === 0
            ? { kind: 'executed', stepKey: key, result: resultFor(plan, state, key) }
            : undefined;
        };
        const calm = resultOf(playRandom(plan, { pick: first }));
        const failing = plan.nodes.some(({ config }) => config['fails'] === true);
        if (failing) return;
        expect(resultOf(playRandom(plan, { pick: first, disturb: pausing }))).toEqual(calm);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the results of its rounds in the order of the items', () => {
    fc.assert(
      fc.property(drawing(CALM), numbers, (drawn, order) => {
        const plan = planOf(drawn);
        const { steps } = playRandom(plan, { pick: choices(order) });
        for (const { nodeType, status, output } of steps.values()) {
          if (nodeType !== 'each' || status !== 'done') continue;
          const results = output['results'] as readonly unknown[];
          expect(results).toEqual(results.map((_, index) => index));
          expect(output['count']).toBe(results.length);
        }
      }),
    );
  });
});

function resultFor(plan: Plan, state: RunState, key: string) {
  const port = plan.nodes[state.active[key]?.node ?? -1]?.config['port'];
  return { port: typeof port === 'string' ? port : 'next', output: { by: key } };
}

describe('any drawing at all', () => {
  it('never stalls: as long as a run is not over, something is under way, or it asks to continue', () => {
    fc.assert(
      fc.property(drawing(WILD), numbers, (drawn, order) => {
        const { transitions, state } = playRandom(planOf(drawn), { pick: choices(order) });
        for (const { state: each, commands } of transitions) {
          if (each.status !== 'running' || each.pausedAt != null) continue;
          expect(openSteps(each).length > 0 || commands.at(-1)?.kind === 'continue').toBe(true);
        }
        expect(state.status).not.toBe('running');
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same wherever its nodes stand', () => {
    fc.assert(
      fc.property(drawing(WILD), ({ nodes, lines }) => {
        const straight = playRandom(drawPlan(nodes, lines), { pick: first });
        const turned = playRandom(drawPlan([...nodes].reverse(), [...lines].reverse()), { pick: first });
        expect(resultOf(turned)).toEqual(resultOf(straight));
      }),
      { numRuns: 300 },
    );
  });

  it('does the same from a state that was written and read, by an engine that was made anew', () => {
    fc.assert(
      fc.property(drawing(WILD), numbers, (drawn, order) => {
        const once = playRandom(planOf(drawn), { pick: choices(order) });
        const again = playRandom(roundTripPlan(drawn), { pick: choices(order), carry: roundTrip });
        expect(again.transitions.map(({ commands }) => commands)).toEqual(
          once.transitions.map(({ commands }) => commands),
        );
        expect(again.transitions.map(({ reports }) => reports)).toEqual(once.transitions.map(({ reports }) => reports));
      }),
      { numRuns: 300 },
    );
  });

  it('ends when it is cancelled, its compensations done, and leaves nothing behind', () => {
    fc.assert(
      fc.property(drawing(WILD), fc.nat({ max: 12 }), (drawn, at) => {
        const cancelling = (_: RunState, turn: number): EngineEvent | undefined =>
          turn === at + 1 ? { kind: 'cancel', reason: '' } : undefined;
        const { state } = playRandom(planOf(drawn), { pick: first, disturb: cancelling });
        expect(state.status).not.toBe('running');
        expect(state.active).toEqual({});
        if (state.status !== 'failed') expect([state.frames, state.ready]).toEqual([undefined, undefined]);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no step that is told to be under way when the run is over', () => {
    fc.assert(
      fc.property(drawing(WILD), numbers, (drawn, order) => {
        const skipping = (state: RunState, turn: number): EngineEvent | undefined => {
          const [key] = Object.keys(state.active);
          return turn % 5 === 0 && key !== undefined ? { kind: 'skip', stepKey: key } : undefined;
        };
        const { steps } = playRandom(planOf(drawn), { pick: choices(order), disturb: skipping });
        const open = [...steps.values()].filter(({ status }) => status === 'running' || status === 'waiting');
        expect(open).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a run that failed', () => {
  it('does what is left when it is tried again, and nothing twice', () => {
    fc.assert(
      fc.property(drawing({ races: false, fatal: true }), numbers, (drawn, order) => {
        const plan = planOf(drawn);
        const failed = playRandom(plan, { pick: choices(order) });
        if (failed.state.status !== 'failed') return;
        const healed = planOf(healedDrawing(drawn));
        const from = reopenRun(createEngine(healed, PLAIN_CONTROLS), roundTrip(failed.state), {}, 5_000);
        const again = playRandom(healed, { pick: first, from });
        expect(again.state.status).toBe('completed');
        expect(doneOf([failed, again])).toEqual(expectedVisits(healed));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** How often each node was left, over several plays of one run. */
function doneOf(plays: readonly Played[]): Readonly<Record<string, number>> {
  const latest = new Map(plays.flatMap(({ steps }) => [...steps]));
  const counts: Record<string, number> = {};
  for (const { nodeId, visit, port, status } of latest.values()) {
    if (visit > 0 && (port !== null || status === 'done')) counts[nodeId] = (counts[nodeId] ?? 0) + 1;
  }
  return counts;
}

/** The same, without the failures that nothing catches. */
function healedDrawing({ nodes, lines }: Drawing): Drawing {
  const heal = ({ config, ...rest }: Drawing['nodes'][number]) => ({ ...rest, config: { ...config, fails: false } });
  return { lines, nodes: nodes.map((each) => (each.onError === 'fail' && each.config ? heal(each) : each)) };
}

describe('a run that is moved to the same version', () => {
  it('goes on as if nothing had happened', () => {
    fc.assert(
      fc.property(drawing(WILD), numbers, (drawn, order) => {
        const plan = planOf(drawn);
        const moving = (state: RunState): RunState => {
          const moved = moveRun(state, plan, roundTripPlan(drawn), {});
          return moved.ok ? moved.state : state;
        };
        const moved = playRandom(plan, { pick: choices(order), carry: moving });
        expect(resultOf(moved)).toEqual(resultOf(playRandom(plan, { pick: choices(order) })));
      }),
      { numRuns: 300 },
    );
  });
});

function roundTripPlan(drawn: Drawing): Plan {
  return JSON.parse(JSON.stringify(planOf(drawn))) as Plan;
}
