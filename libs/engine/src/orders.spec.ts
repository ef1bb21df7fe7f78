import type { ControlContext, ControlResult } from './control.ts';
import { drawPlan, each, goal, node } from './spec/plan-builder.ts';
import { PERSON, PLAIN_CONTROLS, RunPlayer } from './spec/run-player.ts';
import { standingOf } from './standing-of.ts';
import { timersOf } from './timers-of.ts';

const start = node('start', 'trigger');
const asking = { config: { replied: 'replied', silent: 'silent' }, ports: ['replied', 'silent'] };
const HOUR = 3_600_000;

describe('a wait for several events', () => {
  const plan = drawPlan(
    [
      start,
      node('wait', 'waiting', { type: 'events', config: { events: ['paid', 'left'] }, ports: ['paid', 'left'] }),
      node('thank', 'outbound'),
      node('call', 'outbound'),
    ],
    ['start -> wait', 'wait.paid -> thank', 'wait.left -> call'],
  );

  it('goes the way of the first that comes', () => {
    const run = new RunPlayer(plan);
    run.happened('wait', 'left');
    run.happened('wait', 'paid', 'e2');
    expect(run.activePlaces).toEqual(['call:1']);
  });

  it('is told which one it was', () => {
    const run = new RunPlayer(plan);
    const event = {
      id: 'e',
      kind: 'event.custom',
      key: 'x',
      contactId: null,
      payload: {},
      receivedAt: '2026-01-01',
    } as const;
    run.tell({ kind: 'received', stepKey: 'r:wait:1', event, branch: 'paid' });
    expect(run.activePlaces).toEqual(['thank:1']);
  });
});

describe('a step that is executed and then waits', () => {
  const plan = drawPlan(
    [start, node('approve', 'waiting', { type: 'ask', config: { question: 'Yes?' } }), node('after', 'outbound')],
    ['start -> approve', 'approve -> after'],
  );

  it('asks for a quick step, and waits when its control says so', () => {
    const run = new RunPlayer(plan);
    expect(run.commands.at(-1)).toMatchObject({ kind: 'execute', class: 'quick', config: { question: 'Yes?' } });
    run.executed('approve', { output: { wait: true } });
    expect(run.commands.at(-1)).toMatchObject({ kind: 'wait', stepKey: 'r:approve:1' });
    run.received('approve', 'yes');
    expect(run.activePlaces).toEqual(['after:1']);
    expect(run.state.outputs['approve']).toEqual({ answered: true });
  });

  it('does not wait when it is a quick one by itself', () => {
    const run = new RunPlayer(drawPlan([start, node('tell', 'quick', { type: 'ask' })], ['start -> tell']));
    run.executed('tell', { output: { wait: true } });
    expect(run.state.status).toBe('completed');
  });

  it('goes on at once when there is nothing to wait for', () => {
    const run = new RunPlayer(plan);
    run.executed('approve');
    expect(run.activePlaces).toEqual(['after:1']);
  });
});

describe('a goal', () => {
  const plan = drawPlan([start, node('wait', 'waiting'), goal('bought')], ['start -> wait']);

  it('ends the run at once, in the middle of a wait', () => {
    const run = new RunPlayer(plan);
    run.happened('bought', 'bought');
    expect(run.state).toMatchObject({ status: 'completed', outcome: 'bought', active: {} });
    expect(run.commands.at(-1)).toMatchObject({ kind: 'finish', outcome: 'bought' });
    expect(standingOf(run.state, plan)).toMatchObject({ status: 'completed', outcome: 'bought' });
  });

  it('does not keep a run going, nor does it count as where the run is', () => {
    const run = new RunPlayer(plan);
    expect(standingOf(run.state, plan)).toMatchObject({ status: 'waiting', currentNode: 'wait' });
    run.due('wait');
    expect(run.state).toMatchObject({ status: 'completed', active: {} });
    expect(run.statusOf('bought')).toBe('skipped');
  });

  it('is about the person whom the run comes to know later', () => {
    const nodes = [start, node('wait', 'waiting'), node('save', 'quick'), node('again', 'quick'), goal('bought')];
    const lines = ['start -> wait', 'start -> save', 'save -> again'];
    const aboutThem = {
      goal: {
        enter: ({ contact, runStartedAt }: ControlContext): ControlResult => {
          const event = { branch: '', kind: 'deal.moved', key: '', match: null, anybody: false } as const;
          const events = [{ ...event, contactId: contact?.id ?? null }];
          return { kind: 'wait', request: { until: null, events, since: runStartedAt } };
        },
      },
    };
    const run = new RunPlayer(drawPlan(nodes, lines), { ...PLAIN_CONTROLS, ...aboutThem });
    const waitsOfGoal = () =>
      run.commands.filter((command) => command.kind === 'wait' && command.stepKey.includes('bought'));
    expect(waitsOfGoal()).toMatchObject([{ request: { events: [{ contactId: 'c1' }] } }]);
    run.executed('save', { contact: { ...PERSON, id: 'c2' } });
    expect(waitsOfGoal()).toMatchObject([{}, { request: { events: [{ contactId: 'c2' }], since: 1_000 } }]);
    run.executed('again', { contact: { ...PERSON, id: 'c2', name: 'Nigar' } });
    expect(waitsOfGoal()).toHaveLength(2);
  });

  it('waits on when the event is not the one it means', () => {
    const run = new RunPlayer(
      drawPlan([start, node('wait', 'waiting'), goal('bought', { config: { always: false } })], ['start -> wait']),
    );
    run.happened('bought', 'bought');
    run.due('wait');
    expect(run.state).toMatchObject({ status: 'completed' });
    expect(run.state.outcome ?? null).toBeNull();
  });
});

describe('a time limit', () => {
  const plan = drawPlan([start, node('wait', 'waiting')], ['start -> wait'], undefined, { timeLimitSeconds: 30 });

  it('fails the run, even in the middle of a wait', () => {
    const run = new RunPlayer(plan);
    expect(timersOf(run.state)).toContainEqual({ key: 'deadline', until: 31_000 });
    run.after(1_000, 'deadline');
    expect(run.state.status).toBe('running');
    run.after(30_000, 'deadline');
    expect(run.state).toMatchObject({ status: 'failed', error: { code: 'timed-out' } });
    expect(timersOf(run.state)).toEqual([]);
  });

  it('does not count the time for which an answer that came before it was not heard', () => {
    const answered = drawPlan(
      [start, node('wait', 'waiting'), node('thank', 'outbound')],
      ['start -> wait', 'wait -> thank'],
      undefined,
      { timeLimitSeconds: 30 },
    );
    const answerAt = (at: number) => {
      const run = new RunPlayer(answered);
      const receivedAt = new Date(at).toISOString();
      run.now = 35_000 - 10;
      const event = { id: 'e1', kind: 'message.received', key: '', contactId: 'c1', payload: {}, receivedAt } as const;
      run.tell({ kind: 'received', stepKey: run.key('wait'), event });
      return run;
    };
    const inTime = answerAt(30_000);
    expect(timersOf(inTime.state)).toContainEqual({ key: 'deadline', until: 36_000 });
    inTime.after(10, 'deadline');
    expect(inTime.activePlaces).toEqual(['thank:1']);
    inTime.after(1_000, 'deadline');
    expect(inTime.state).toMatchObject({ status: 'failed', error: { code: 'timed-out' } });
    const tooLate = answerAt(32_000);
    tooLate.after(10, 'deadline');
    expect(tooLate.state.status).toBe('failed');
  });

  it('begins anew when the run is tried again', () => {
    const run = new RunPlayer(plan);
    run.after(30_000, 'deadline');
    run.tryAgain();
    expect(run.state).toMatchObject({ status: 'running', deadline: run.now + 30_000 });
    expect(run.activePlaces).toEqual(['wait:1']);
  });
});

describe('a pause', () => {
  const plan = drawPlan(
    [
      start,
      node('send', 'outbound'),
      node('wait', 'waiting', asking),
      node('date', 'waiting', { config: { date: true } }),
      node('after', 'outbound'),
    ],
    ['start -> send', 'start -> date', 'send -> wait', 'wait.replied -> after'],
  );

  const paused = () => {
    const run = new RunPlayer(plan);
    run.executed('send');
    run.after(1_000, 'pause');
    return run;
  };

  it('stops every clock', () => {
    const run = paused();
    expect(timersOf(run.state)).toEqual([]);
    expect(standingOf(run.state, plan).status).toBe('paused');
    expect(run.due('wait')).toMatchObject({ commands: [], reports: [] });
  });

  it('moves durations on by its length, and leaves dates where they are', () => {
    const run = paused();
    const before = run.state.active;
    const resumed = run.after(HOUR, 'resume');
    const until = (key: string) => [before[key]?.until, run.state.active[key]?.until];
    const [wasDuration, isDuration] = until('r:wait:1');
    const [wasDate, isDate] = until('r:date:1');
    expect(isDuration).toBe((wasDuration ?? 0) + HOUR);
    expect(isDate).toBe(wasDate);
    expect(resumed.commands).toContainEqual(expect.objectContaining({ kind: 'wait', stepKey: 'r:wait:1' }));
  });

  it('holds answers and results until it is over', () => {
    const run = new RunPlayer(plan);
    run.tell({ kind: 'pause' });
    run.executed('send');
    expect(run.activePlaces).toEqual(['date:1', 'send:1']);
    run.tell({ kind: 'resume' });
    expect(run.activePlaces).toEqual(['date:1', 'wait:1']);
    run.tell({ kind: 'pause' });
    run.received('wait', 'Salam');
    run.tell({ kind: 'resume' });
    expect(run.activePlaces).toEqual(['date:1', 'after:1']);
    expect(run.state.held).toBeUndefined();
  });

  it('can be cancelled', () => {
    const run = paused();
    run.tell({ kind: 'cancel', reason: 'enough' });
    expect(run.state).toMatchObject({ status: 'cancelled', active: {} });
  });

  it('in the middle of a burst keeps the rest for later', () => {
    const items = Array.from({ length: 2_000 }, () => 1);
    const run = new RunPlayer(drawPlan([start, each('loop', { config: { items } })], ['start -> loop']));
    run.tell({ kind: 'pause' });
    expect(run.tell({ kind: 'continue' })).toMatchObject({ commands: [], reports: [] });
    run.tell({ kind: 'resume' });
    run.finishBurst();
    expect(run.outputOf('loop')).toEqual({ count: 2_000 });
  });
});

describe('skipping a step', () => {
  const plan = drawPlan(
    [start, node('wait', 'waiting', asking), node('yes', 'outbound'), node('no', 'outbound')],
    ['start -> wait', 'wait.replied -> yes', 'wait.silent -> no'],
  );

  it('leaves by its first port, or the one that is named', () => {
    const first = new RunPlayer(plan);
    first.skip('wait');
    expect(first.activePlaces).toEqual(['yes:1']);
    expect(first.statusOf('wait')).toBe('skipped');
    const named = new RunPlayer(plan);
    named.skip('wait', 'silent');
    expect(named.activePlaces).toEqual(['no:1']);
  });

  it('does nothing for a port that is not there', () => {
    expect(new RunPlayer(plan).skip('wait', 'maybe')).toMatchObject({ commands: [], reports: [] });
  });

  it('ends all rounds of a loop', () => {
    const run = new RunPlayer(
      drawPlan(
        [
          start,
          each('loop', { config: { items: [1, 2] } }),
          node('send', 'outbound', { in: 'loop' }),
          node('after', 'quick'),
        ],
        ['start -> loop', 'loop.each -> send', 'loop.done -> after'],
      ),
    );
    run.skip('loop');
    expect(run.activePlaces).toEqual(['after:1']);
    expect(run.state.frames).toBeUndefined();
  });
});
