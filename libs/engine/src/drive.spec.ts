import { DomainError } from '@flowkeep/contracts';
import type { Plan } from '@flowkeep/graph';
import { driveChain } from './drive-chain.ts';
import type { ExecuteCommand, QuickHands, Unsettled } from './drive-hands.ts';
import { driveQuick } from './drive-quick.ts';
import { createEngine } from './engine.ts';
import { drawPlan, each, node } from './spec/plan-builder.ts';
import { PERSON, PLAIN_CONTROLS, WORKSPACE } from './spec/run-player.ts';

const start = node('start', 'trigger');

function begun(plan: Plan) {
  const engine = createEngine(plan, PLAIN_CONTROLS);
  const input = { runId: 'r', triggerNode: 'start', trigger: {}, contact: PERSON, workspace: WORKSPACE };
  return { engine, first: engine.start(input, 0) };
}

/** Hands that remember what they did. */
function hands(change: Partial<QuickHands> = {}) {
  const done: string[] = [];
  const kept: Unsettled[] = [];
  const own: QuickHands = {
    execute: ({ stepKey }) => {
      done.push(stepKey);
      return Promise.resolve({ port: 'next', output: {} });
    },
    isOutage: () => false,
    settle: (unsettled) => {
      kept.push(unsettled);
      return Promise.resolve([]);
    },
    now: () => 0,
    ...change,
  };
  return { ...own, done, kept };
}

describe('driving quick steps', () => {
  const line = drawPlan(
    [start, node('a', 'quick'), node('b', 'quick'), node('send', 'outbound'), node('c', 'quick')],
    ['start -> a', 'a -> b', 'b -> send', 'send -> c'],
  );

  it('comes as far as the first outbound one, and hands that back', async () => {
    const { engine, first } = begun(line);
    const own = hands();
    const result = await driveQuick(engine, first, own);
    expect(own.done).toEqual(['r:a:1', 'r:b:1']);
    expect(result.left).toMatchObject([{ kind: 'execute', stepKey: 'r:send:1' }]);
    expect(own.kept).toHaveLength(1);
  });

  it('hands back what is left at its limit', async () => {
    const { engine, first } = begun(line);
    const own = hands();
    const result = await driveQuick(engine, first, own, { events: 1, milliseconds: 1_000 });
    expect(own.done).toEqual(['r:a:1']);
    expect(result.left).toMatchObject([{ kind: 'execute', stepKey: 'r:b:1' }]);
    expect(own.kept.at(-1)?.state).toBe(result.state);
    const { done } = own;
    await driveQuick(engine, { state: result.state, commands: result.left, reports: [] }, own);
    expect(done).toEqual(['r:a:1', 'r:b:1']);
  });

  it('continues long loops, and keeps the reports of each burst before the next', async () => {
    const items = Array.from({ length: 1_500 }, (_, index) => index);
    const loop = drawPlan(
      [start, each('loop', { config: { items } }), node('a', 'pure', { in: 'loop' })],
      ['start -> loop', 'loop.each -> a'],
    );
    const { engine, first } = begun(loop);
    const own = hands();
    const { state, left } = await driveQuick(engine, first, own);
    expect(state.status).toBe('completed');
    expect(left).toEqual([]);
    expect(own.kept.length).toBeGreaterThan(5);
    expect(Math.max(...own.kept.map(({ reports }) => reports.length))).toBeLessThan(600);
    const limited = await driveQuick(engine, first, hands(), { events: 2, milliseconds: 1_000 });
    expect(limited.left).toEqual([{ kind: 'continue' }]);
  });

  it('tells events that the keeping found, and stops executing what they ended', async () => {
    const { engine, first } = begun(line);
    let told = false;
    const own = hands({
      settle: () => {
        const events = told ? [] : [{ kind: 'cancel', reason: 'ended here' } as const];
        told = true;
        return Promise.resolve(events);
      },
    });
    const { state, left } = await driveQuick(engine, first, own);
    expect(state.status).toBe('cancelled');
    expect(left).toEqual([]);
  });

  it('turns errors into outcomes, and leaves outages to its caller', async () => {
    const { engine, first } = begun(line);
    const refuse = () => Promise.reject(new DomainError('invalid-input', 'Give a name.'));
    const { state } = await driveQuick(engine, first, hands({ execute: refuse }));
    expect(state).toMatchObject({ status: 'failed', error: { message: 'Give a name.' } });
    await expect(driveQuick(engine, first, hands({ execute: refuse, isOutage: () => true }))).rejects.toThrow(
      DomainError,
    );
  });
});

describe('driving a chain', () => {
  const chain = drawPlan(
    [start, node('one', 'outbound'), node('save', 'quick'), node('two', 'outbound'), node('wait', 'waiting')],
    ['start -> one', 'one -> save', 'save -> two', 'two -> wait'],
  );
  const able = (change: Partial<QuickHands> = {}, canExecute: (command: ExecuteCommand) => boolean = () => true) => ({
    ...hands(change),
    canExecute,
  });

  it('executes outbound steps too, one after the other, up to a wait', async () => {
    const { engine, first } = begun(chain);
    const own = able();
    const { state, left } = await driveChain(engine, first, own);
    expect(own.done).toEqual(['r:one:1', 'r:save:1', 'r:two:1']);
    expect(left).toEqual([]);
    expect(Object.keys(state.active)).toEqual(['r:wait:1']);
  });

  it('hands back what belongs to another queue', async () => {
    const { engine, first } = begun(chain);
    const own = able({}, ({ stepKey }) => stepKey !== 'r:two:1');
    const { left } = await driveChain(engine, first, own);
    expect(own.done).toEqual(['r:one:1', 'r:save:1']);
    expect(left).toMatchObject([{ stepKey: 'r:two:1' }]);
  });

  it('hands back outbound steps that are to run side by side', async () => {
    const both = drawPlan(
      [start, node('one', 'outbound'), node('a', 'outbound'), node('b', 'outbound')],
      ['start -> one', 'one -> a', 'one -> b'],
    );
    const { engine, first } = begun(both);
    const own = able();
    const { left } = await driveChain(engine, first, own);
    expect(own.done).toEqual(['r:one:1']);
    expect(left).toMatchObject([{ stepKey: 'r:a:1' }, { stepKey: 'r:b:1' }]);
  });
});
