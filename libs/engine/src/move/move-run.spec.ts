import type { Plan } from '@flowkeep/graph';
import { createEngine } from '../engine.ts';
import { drawPlan, each, goal, node, undo } from '../spec/plan-builder.ts';
import { PLAIN_CONTROLS, RunPlayer } from '../spec/run-player.ts';
import type { RunState } from '../state.ts';
import { moveRun } from './move-run.ts';

const start = node('start', 'trigger');
const wait = node('wait', 'waiting');

/** Places of the run in the other version, after it was told to continue. */
function moved(run: RunPlayer, to: Plan, mapping: Record<string, string> = {}): RunState {
  const result = moveRun(run.state, run.plan, to, mapping);
  if (!result.ok) throw new Error(JSON.stringify(result.stuck));
  const state = JSON.parse(JSON.stringify(result.state)) as RunState;
  return createEngine(to, PLAIN_CONTROLS).advance(state, { kind: 'continue' }, run.now).state;
}

function go(plan: Plan, state: RunState, stepKey: string): RunState {
  return createEngine(plan, PLAIN_CONTROLS).advance(state, { kind: 'due', stepKey }, 9_000).state;
}

const old = drawPlan([start, wait, node('after', 'outbound')], ['start -> wait', 'wait -> after']);

describe('a run that waits', () => {
  it('goes on in the new version, its wait under the same step key', () => {
    const to = drawPlan(
      [node('after', 'outbound'), node('new', 'outbound'), start, wait],
      ['start -> wait', 'wait -> new', 'new -> after'],
    );
    const state = moved(new RunPlayer(old), to);
    expect(Object.keys(state.active)).toEqual(['r:wait:1']);
    expect(Object.keys(go(to, state, 'r:wait:1').active)).toEqual(['r:new:1']);
  });

  it('gives no step key a second time where two steps become one', () => {
    const from = drawPlan(
      [
        start,
        node('z', 'pure'),
        node('other', 'pure'),
        wait,
        node('back', 'pure', { type: 'goto', config: { target: 'z', limit: 2 }, ports: ['limit'] }),
      ],
      ['start -> z', 'z -> wait', 'wait -> back', 'start -> other'],
    );
    const run = new RunPlayer(from);
    run.due('wait');
    const result = moveRun(run.state, from, from, { other: 'z' });
    if (!result.ok) throw new Error(JSON.stringify(result.stuck));
    expect(result.state.visits['z']).toBe(2);
  });

  it('does not visit what is new where it has passed', () => {
    const to = drawPlan(
      [start, wait, node('new', 'outbound'), node('extra', 'outbound'), node('after', 'outbound')],
      ['start -> new', 'new -> wait', 'start -> extra', 'extra -> after', 'wait -> after'],
    );
    const state = moved(new RunPlayer(old), to);
    expect(Object.keys(state.active)).toEqual(['r:wait:1']);
    expect(Object.keys(go(to, state, 'r:wait:1').active)).toEqual(['r:after:1']);
  });

  it('is found by the mapping when its step has another id', () => {
    const to = drawPlan(
      [start, node('pause', 'waiting'), node('after', 'quick')],
      ['start -> pause', 'pause -> after'],
    );
    const state = moved(new RunPlayer(old), to, { wait: 'pause' });
    expect(Object.keys(state.active)).toEqual(['r:wait:1']);
    expect(Object.keys(go(to, state, 'r:wait:1').active)).toEqual(['r:after:1']);
  });

  it('starts the join that no longer waits for anybody', () => {
    const from = drawPlan(
      [start, node('a', 'quick'), wait, node('meet', 'outbound')],
      ['start -> a', 'start -> wait', 'a -> meet', 'wait -> meet'],
    );
    const to = drawPlan(
      [start, node('a', 'quick'), wait, node('meet', 'outbound')],
      ['start -> a', 'start -> wait', 'a -> meet'],
    );
    const run = new RunPlayer(from);
    run.executed('a');
    expect(Object.keys(moved(run, to).active)).toEqual(['r:wait:1', 'r:meet:1']);
  });

  it('learns of new goals, and forgets those that are gone', () => {
    const from = drawPlan([start, wait, goal('bought')], ['start -> wait']);
    const to = drawPlan([start, wait, goal('booked')], ['start -> wait']);
    const run = new RunPlayer(from);
    expect(Object.keys(moved(run, to).active)).toEqual(['r:wait:1', 'r:booked:1']);
    expect(moveRun(run.state, from, to, {})).toMatchObject({ ok: true, dropped: ['r:bought:1'] });
  });
});

describe('a run that cannot move', () => {
  const stuck = (run: RunPlayer, to: Plan, mapping = {}) => moveRun(run.state, run.plan, to, mapping);

  it('stands at a step that is gone or of another kind', () => {
    const run = new RunPlayer(old);
    expect(stuck(run, drawPlan([start], []))).toMatchObject({ ok: false, stuck: [{ nodeId: 'wait', title: 'wait' }] });
    const other = drawPlan([start, node('wait', 'outbound')], ['start -> wait']);
    expect(stuck(run, other)).toMatchObject({ ok: false, stuck: [{ nodeId: 'wait' }] });
  });

  it('is executing a step', () => {
    const plan = drawPlan([start, node('send', 'outbound')], ['start -> send']);
    expect(stuck(new RunPlayer(plan), plan)).toMatchObject({ ok: false, stuck: [{ nodeId: 'send' }] });
  });

  it('stands in a loop whose body has changed', () => {
    const looping = (body: readonly string[]) =>
      drawPlan(
        [
          start,
          each('loop', { config: { items: [1] } }),
          node('in', 'waiting', { in: 'loop' }),
          node('more', 'quick', { in: 'loop' }),
        ],
        ['start -> loop', 'loop.each -> in', ...body],
      );
    const run = new RunPlayer(looping(['in -> more']));
    expect(stuck(run, looping(['loop.each -> more']))).toMatchObject({ ok: false, stuck: [{ nodeId: 'loop' }] });
    expect(stuck(run, looping(['in -> more']))).toMatchObject({ ok: true });
  });
});

describe('a run that has done what the new version undoes', () => {
  const undoneBy = (text: string) =>
    drawPlan(
      [
        start,
        node('book', 'outbound'),
        wait,
        undo('unbook', 'book'),
        node('release', 'outbound', { in: 'unbook', config: { text }, templates: [['text']] }),
      ],
      ['start -> book', 'book -> wait', 'unbook -> release'],
    );
  const booked = (text: string) => {
    const run = new RunPlayer(undoneBy(text));
    run.executed('book', { output: { room: 12, price: 80 } });
    return run;
  };
  const move = (before: string, now: string) => moveRun(booked(before).state, undoneBy(before), undoneBy(now), {});

  it('stays where undoing reads a value that it has not kept', () => {
    const reason = 'What undoes it in the new version reads "price", which the run has not kept.';
    expect(move('{{ steps.book.room }}', '{{ steps.book.room }} {{ steps.book.price }}')).toEqual({
      ok: false,
      stuck: [{ nodeId: 'book', title: 'book', reason }],
    });
    expect(move('{{ steps.book.room }}', '{{ steps.book | json }}')).toMatchObject({ ok: false });
  });

  it('moves where it has kept them', () => {
    expect(move('{{ steps.book.room }}', '{{ steps.book.room | upcase }}')).toMatchObject({ ok: true });
    expect(move('{{ steps.book | json }}', '{{ steps.book.price }}')).toMatchObject({ ok: true });
    expect(move('{{ steps.book.room }}', 'plain')).toMatchObject({ ok: true });
  });
});

describe('a failed run', () => {
  it('is tried again in the new version', () => {
    const from = drawPlan([start, node('send', 'outbound')], ['start -> send']);
    const to = drawPlan([start, node('send', 'quick'), node('after', 'outbound')], ['start -> send', 'send -> after']);
    const run = new RunPlayer(from);
    run.failed('send');
    const result = moveRun(run.state, from, to, {});
    if (!result.ok) throw new Error('stuck');
    const { state } = createEngine(to, PLAIN_CONTROLS).reopen(result.state, {}, 5_000);
    expect(Object.keys(state.active)).toEqual(['r:send:2']);
  });
});

describe('a wait of a failed run', () => {
  const beside = (id: string, type: 'wait' | 'other') =>
    drawPlan(
      [
        start,
        node('send', 'outbound'),
        type === 'wait' ? node(id, 'waiting') : node(id, 'waiting', { type: 'events', config: { events: ['a'] } }),
      ],
      ['start -> send', `start -> ${id}`],
    );
  const triedIn = (to: Plan, mapping: Record<string, string> = {}) => {
    const run = new RunPlayer(beside('wait', 'wait'));
    run.failed('send');
    const result = moveRun(run.state, run.plan, to, mapping);
    if (!result.ok) throw new Error(JSON.stringify(result.stuck));
    return createEngine(to, PLAIN_CONTROLS).reopen(result.state, {}, 5_000).state.active;
  };

  it('goes on where the new version has it, also under another id', () => {
    expect(triedIn(beside('wait', 'wait'))['r:wait:1']).toMatchObject({ until: 61_000 });
    expect(triedIn(beside('pause', 'wait'), { wait: 'pause' })['r:wait:1']).toMatchObject({ node: 2, until: 61_000 });
  });

  it('begins anew where another kind of step takes its place', () => {
    expect(triedIn(beside('wait', 'other'))['r:wait:1']).toMatchObject({ until: null, startedAt: 5_000 });
  });
});

describe('a run of the engine', () => {
  it.each([
    [1, 2],
    [2, 2],
    [3, 3],
  ])('of version %i goes on by version %i', (engineVersion, expected) => {
    const run = new RunPlayer(old, PLAIN_CONTROLS, {}, 'start', engineVersion);
    expect(moved(run, old).engineVersion).toBe(expected);
  });
});
