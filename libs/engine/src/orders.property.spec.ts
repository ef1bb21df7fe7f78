import fc from 'fast-check';
import type { Plan } from '@flowkeep/graph';
import { createEngine, reopenRun } from './engine.ts';
import { moveRun } from './move/move-run.ts';
import { chooser } from './spec/chooser.ts';
import { drawPlan } from './spec/plan-builder.ts';
import { PLAIN_CONTROLS } from './spec/plain-controls.ts';
import { type Choose, randomDrawing } from './spec/random-drawing.ts';
import { openSteps } from './spec/random-play.ts';
import { PERSON, WORKSPACE } from './spec/run-player.ts';
import type { RunState } from './state.ts';
import type { EngineEvent } from './engine-event.ts';
import type { Transition } from './transition.ts';

/** Something that may happen to any run at any time, sensible or not. */
function anything(state: RunState, choose: Choose): EngineEvent {
  const keys = [...Object.keys(state.active), 'r:n0:1', 'r:gone:1'];
  const stepKey = keys[choose(keys.length)] ?? '';
  const error = { code: 'internal', message: '', attempt: 1, at: '2026-01-01T00:00:00.000Z' };
  const event = {
    id: `e${String(choose(5))}`,
    kind: 'event.custom',
    key: 'bought',
    contactId: 'c1',
    payload: {},
  } as const;
  const port = choose(2) === 0 ? 'a' : 'b';
  const events: readonly EngineEvent[] = [
    { kind: 'executed', stepKey, result: { port, output: { port } } },
    { kind: 'executed', stepKey, result: { port: 'next', output: {}, vars: { port } } },
    { kind: 'failed', stepKey, error },
    { kind: 'due', stepKey },
    { kind: 'due', stepKey },
    { kind: 'received', stepKey, event: { ...event, receivedAt: '2026-01-01T00:00:00.000Z' } },
    { kind: 'skip', stepKey, ...(choose(2) === 0 && { port }) },
    { kind: 'pause' },
    { kind: 'resume' },
    { kind: 'resume' },
    { kind: 'continue' },
    { kind: 'deadline' },
    ...(choose(10) === 0 ? [{ kind: 'cancel', reason: '' } as const] : []),
  ];
  return events[choose(events.length)] ?? { kind: 'continue' };
}

/** What must hold between any two events. */
function expectSound({ state, commands, reports }: Transition): void {
  const frames = state.frames ?? {};
  const sequences = reports.map(({ sequence }) => sequence);
  expect(new Set(reports.map(({ key }) => key)).size).toBe(reports.length);
  expect(sequences).toEqual([...sequences].sort((left, right) => left - right));
  for (const { frame = '' } of Object.values(state.active)) expect(frame === '' || frame in frames).toBe(true);
  if (state.status === 'failed') return;
  if (state.status !== 'running') {
    expect([state.active, state.frames, state.ready, state.held]).toEqual([{}, undefined, undefined, undefined]);
    return;
  }
  for (const { owner } of Object.values(frames)) expect(state.active[owner]?.kind).toBe('looping');
  if (state.pausedAt != null) return;
  expect(openSteps(state).length > 0 || commands.at(-1)?.kind === 'continue').toBe(true);
}

function happen(plan: Plan, choose: Choose): void {
  const engine = createEngine(plan, PLAIN_CONTROLS);
  const input = { runId: 'r', triggerNode: 'start', trigger: {}, contact: PERSON, workspace: WORKSPACE };
  let last = engine.start(input, 0);
  for (let turn = 1; turn < 60; turn += 1) {
    expectSound(last);
    let state = JSON.parse(JSON.stringify(last.state)) as RunState;
    if (choose(8) === 0) {
      const moved = moveRun(state, plan, plan, {});
      if (moved.ok) ({ state } = moved);
    }
    if (state.status === 'failed') last = reopenRun(engine, state, { skip: choose(2) === 0 }, turn * 1_000);
    else if (last.commands.at(-1)?.kind === 'continue')
      last = engine.advance(state, { kind: 'continue' }, turn * 1_000);
    else last = engine.advance(state, anything(state, choose), turn * 1_000);
  }
}

it('a run stays sound whatever happens to it, in whatever order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const choose = chooser(seed);
      const { nodes, lines } = randomDrawing(choose, { races: true, fatal: true });
      happen(drawPlan(nodes, lines, undefined, { timeLimitSeconds: 40 }), choose);
    }),
    { numRuns: 500 },
  );
});
