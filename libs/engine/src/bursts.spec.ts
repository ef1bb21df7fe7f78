import { driveQuick } from './drive-quick.ts';
import { createEngine } from './engine.ts';
import { call, drawPlan, each, node } from './spec/plan-builder.ts';
import { PERSON, PLAIN_CONTROLS, RunPlayer, WORKSPACE } from './spec/run-player.ts';

const start = node('start', 'trigger');
const repeated = (times: number): string =>
  `{% for i in (1..${String(times)}) %}{{ i ${'| plus: 1 '.repeat(30)}}}{% endfor %}`;
/** Nearly as much as one template may do. */
const HEAVIEST = repeated(7_000);
const HEAVY = repeated(500);

/** Goes over rows and renders texts for each. */
const overRows = (rows: number, ...texts: readonly string[]) =>
  drawPlan(
    [
      start,
      each('loop', { config: { items: Array.from({ length: rows }, (_, index) => index) } }),
      node('text', 'pure', {
        in: 'loop',
        config: { value: texts },
        templates: texts.map((_, index) => ['value', index]),
      }),
    ],
    ['start -> loop', 'loop.each -> text'],
  );

const begun = (plan: ReturnType<typeof overRows>) => {
  const engine = createEngine(plan, PLAIN_CONTROLS);
  const input = { runId: 'r', triggerNode: 'start', trigger: {}, contact: PERSON, workspace: WORKSPACE };
  return { engine, first: engine.start(input, 0) };
};

describe('bounded bursts', () => {
  const loop = (count: number) =>
    drawPlan(
      [
        start,
        each('loop', { config: { items: Array.from({ length: count }, (_, index) => index) } }),
        node('a', 'pure', { in: 'loop' }),
        node('b', 'pure', { in: 'loop' }),
      ],
      ['start -> loop', 'loop.each -> a', 'a -> b'],
    );

  it('leave what is more than 500 steps for the next event', () => {
    const run = new RunPlayer(loop(1_000));
    expect(run.state.status).toBe('running');
    expect(run.commands).toEqual([{ kind: 'continue' }]);
    expect(run.reports.length).toBeLessThan(510);
    run.finishBurst();
    expect(run.state.status).toBe('completed');
    expect(run.reports.filter(({ nodeId }) => nodeId === 'b')).toHaveLength(1_000);
  });

  it('are the same run as one long one', () => {
    const run = new RunPlayer(loop(700));
    run.finishBurst();
    expect(run.outputOf('loop')).toEqual({ count: 700 });
    const keys = run.reports.filter(({ nodeId }) => nodeId === 'a').map(({ key }) => key);
    expect(keys).toEqual(Array.from({ length: 700 }, (_, index) => `r:a:${String(index)}.1`));
  });

  it('end a loop without a body too', () => {
    const items = Array.from({ length: 2_000 }, () => 1);
    const run = new RunPlayer(drawPlan([start, each('loop', { config: { items } })], ['start -> loop']));
    run.finishBurst();
    expect(run.outputOf('loop')).toEqual({ count: 2_000 });
  });
});

describe('a burst of heavy templates', () => {
  it('ends after so much work, however few steps that were, and the run is the same', () => {
    const run = new RunPlayer(overRows(60, HEAVY));
    expect(run.commands).toEqual([{ kind: 'continue' }]);
    expect(run.reports.filter(({ nodeId }) => nodeId === 'text').length).toBeLessThan(20);
    run.finishBurst();
    expect(run.state.status).toBe('completed');
    expect(run.commands.filter(({ kind }) => kind === 'continue').length).toBeGreaterThan(4);
    const keys = run.reports.filter(({ nodeId }) => nodeId === 'text').map(({ key }) => key);
    expect(keys).toEqual(Array.from({ length: 60 }, (_, index) => `r:text:${String(index)}.1`));
  });

  it('lets a template at its own bound pass, one in each transition', () => {
    const run = new RunPlayer(overRows(3, HEAVIEST));
    run.finishBurst();
    expect(run.state.status).toBe('completed');
    expect(run.outputOf('loop')).toEqual({ count: 3 });
    expect(run.commands.filter(({ kind }) => kind === 'continue')).toHaveLength(3);
  });

  it('fails a step whose templates together do more than one may, and counts what they did', () => {
    const { first } = begun(overRows(3, HEAVIEST, HEAVIEST));
    expect(first.state).toMatchObject({ status: 'failed', error: { code: 'invalid-input' } });
    expect(first.work).toBeGreaterThan(3_000_000);
  });

  it('counts the same whenever it is replayed', () => {
    const works = [1, 2].map(() => begun(overRows(20, HEAVY)).first.work);
    expect(works[0]).toBe(works[1]);
  });

  it('lets runs of the first version write as many dates as they could', () => {
    const dates = "{% for n in (1..1200) %}{{ 'now' | date: '%H' }}{% endfor %}";
    const write = node('write', 'pure', { config: { value: dates }, templates: [['value']] });
    const run = (version: number) =>
      new RunPlayer(drawPlan([start, write], ['start -> write']), PLAIN_CONTROLS, {}, 'start', version);
    expect(run(1).state.status).toBe('completed');
    expect(run(2).state).toMatchObject({ status: 'failed', error: { code: 'invalid-input' } });
  });

  it('runs on to its end in runs of the first version, which knew no such bound', () => {
    const texts = Array.from({ length: 20 }, (_, index) =>
      node(`text${String(index)}`, 'pure', { config: { value: HEAVY }, templates: [['value']] }),
    );
    const lines = texts.map(({ id }) => `start -> ${id}`);
    const first = new RunPlayer(drawPlan([start, ...texts], lines), PLAIN_CONTROLS, {}, 'start', 1);
    expect(first.state.status).toBe('completed');
    const second = new RunPlayer(drawPlan([start, ...texts], lines));
    expect(second.state.status).toBe('running');
    second.finishBurst();
    expect(second.nodesBy('done')).toEqual(first.nodesBy('done'));
  });

  it('is not begun anew by each of many events: what is left has its turn by itself', () => {
    const asks = Array.from({ length: 20 }, (_, index) => node(`ask${String(index)}`, 'waiting'));
    const items = Array.from({ length: 60 }, (_, index) => index);
    const body = { in: 'loop', config: { value: HEAVY }, templates: [['value']] };
    const run = new RunPlayer(
      drawPlan(
        [start, ...asks, node('go', 'outbound'), each('loop', { config: { items } }), node('text', 'pure', body)],
        [...asks.map(({ id }) => `start -> ${id}`), 'start -> go', 'go -> loop', 'loop.each -> text'],
      ),
    );
    const begun = run.executed('go');
    expect(begun.work).toBeGreaterThan(1_000_000);
    for (const { id } of asks) {
      const told = run.received(id, 'yes', id);
      expect(told.work ?? 0).toBeLessThan(10_000);
      expect(told.commands.at(-1)).toEqual({ kind: 'continue' });
    }
    run.finishBurst();
    expect(run.state.status).toBe('completed');
  });

  it('goes on inside of sub-workflows too', () => {
    const config = { value: HEAVY };
    const run = new RunPlayer(
      drawPlan(
        [
          start,
          call('ask'),
          node('ask/begin', 'trigger', { in: 'ask', localId: 'begin' }),
          each('ask/loop', { in: 'ask', localId: 'loop', config: { items: Array.from({ length: 20 }, () => 1) } }),
          node('ask/text', 'pure', { in: 'ask/loop', localId: 'text', config, templates: [['value']] }),
        ],
        ['start -> ask', 'ask.call -> ask/begin', 'ask/begin -> ask/loop', 'ask/loop.each -> ask/text'],
      ),
    );
    expect(run.state.status).toBe('running');
    run.finishBurst();
    expect(run.state.status).toBe('completed');
  });
});

describe('a drive of heavy templates', () => {
  it('hands back after so much work of the engine, so that whoever follows it does not take long', async () => {
    const { engine, first } = begun(overRows(60, HEAVY));
    const hands = {
      execute: () => Promise.reject(new Error('nothing is executed here')),
      isOutage: () => false,
      settle: () => Promise.resolve([]),
      now: () => 0,
    };
    const { events, left } = await driveQuick(engine, first, hands);
    expect(events.length).toBeLessThan(3);
    expect(left).toEqual([{ kind: 'continue' }]);
    const unbounded = { events: 500, milliseconds: 1_000, work: Infinity };
    expect((await driveQuick(engine, first, hands, unbounded)).state.status).toBe('completed');
  });
});
