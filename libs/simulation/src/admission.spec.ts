import { skippedReason } from '@flowkeep/contracts';
import type { GraphSettings, OneAtATimeRule } from '@flowkeep/graph';
import { parseScenario } from './parse-scenario.ts';
import type { SimulationResult } from './result.ts';
import type { Scenario } from './scenario.ts';
import { draw, SCENARIO } from './testing/draw.ts';
import { asked, play, statuses } from './testing/play.ts';

const HOUR = 3_600;
const UNDER_WAY: Partial<Scenario> = { before: { isUnderWay: true } };
const hereBefore = (lastRunSecondsAgo: number): Partial<Scenario> => ({ before: { lastRunSecondsAgo } });
const line = (then: OneAtATimeRule['then'], key = ''): Partial<GraphSettings> => ({ oneAtATime: { key, then } });

function tryOut(settings: Partial<GraphSettings>, scenario: Partial<Scenario>): Promise<SimulationResult> {
  const nodes = {
    start: ['trigger.manual'],
    ask: ['http.request', { method: 'GET', url: 'https://example.com/asked' }],
  } as const;
  return play({ graph: draw(nodes, ['start -> ask'], settings) }, scenario);
}

describe('a person who was here before', () => {
  it.each([
    ['has been through it', { rule: 'once' }, hereBefore(300 * 86_400), 'entered-before'],
    ['comes too early', { rule: 'once-per-window', windowSeconds: HOUR }, hereBefore(HOUR - 1), 'entered-recently'],
    ['has begun just now', { rule: 'once-per-window', windowSeconds: HOUR }, UNDER_WAY, 'entered-recently'],
    ['goes through it now', { rule: 'not-while-running' }, UNDER_WAY, 'still-running'],
  ] as const)('does not come again who %s', async (_, reentry, scenario, outcome) => {
    const result = await tryOut({ reentry }, scenario);
    expect(result).toMatchObject({ status: 'skipped', outcome, endedAt: result.startedAt, steps: [], requests: [] });
    expect(result.problems).toEqual([
      { kind: 'rule', node: null, message: `The run does not begin. ${skippedReason(outcome)}` },
    ]);
  });

  it.each([
    ['may always', { rule: 'always' }, UNDER_WAY],
    ['is new here', { rule: 'once' }, {}],
    ['is new here, said in so many words', { rule: 'once' }, { before: { isUnderWay: false } }],
    ['has waited long enough', { rule: 'once-per-window', windowSeconds: HOUR }, hereBefore(HOUR)],
    ['has ended', { rule: 'not-while-running' }, hereBefore(1)],
    ['is nobody', { rule: 'once' }, { ...hereBefore(1), contact: null }],
  ] as const)('comes who %s', async (_, reentry, scenario) => {
    const result = await tryOut({ reentry }, scenario);
    expect([result.status, asked(result), result.problems]).toEqual(['completed', ['asked'], []]);
  });
});

describe('where one run at a time goes on', () => {
  it('the run waits for its turn', async () => {
    const result = await tryOut(line('queue'), UNDER_WAY);
    expect(result).toMatchObject({ status: 'queued', outcome: null, endedAt: null, steps: [] });
    expect(result.problems).toMatchObject([{ kind: 'rule' }]);
  });

  it('it does not begin', async () => {
    const result = await tryOut(line('skip'), UNDER_WAY);
    expect(result).toMatchObject({ status: 'skipped', outcome: 'another-running' });
  });

  it('it takes the place of the other, and says that the other is cancelled', async () => {
    const result = await tryOut(line('replace'), UNDER_WAY);
    expect([result.status, asked(result)]).toEqual(['completed', ['asked']]);
    expect(result.problems.map(({ kind }) => kind)).toEqual(['rule']);
    expect(result.problems[0]?.message).toContain('is cancelled');
  });

  it.each([
    ['a run that has ended', line('skip'), hereBefore(1)],
    ['an empty value', line('skip', '{{ trigger.order }}'), UNDER_WAY],
  ])('%s holds nothing back', async (_, settings, scenario) => {
    expect((await tryOut(settings, scenario)).status).toBe('completed');
  });

  it('who may come again is asked first', async () => {
    const result = await tryOut({ ...line('queue'), reentry: { rule: 'not-while-running' } }, UNDER_WAY);
    expect(result).toMatchObject({ status: 'skipped', outcome: 'still-running' });
  });
});

describe('who may come again to a workflow that is called', () => {
  const called = (settings: Partial<GraphSettings>) =>
    draw(
      {
        called: ['trigger.call', { inputs: [], outputs: [] }],
        ask: ['http.request', { method: 'GET', url: 'https://example.com/asked' }],
      },
      ['called -> ask'],
      settings,
    );
  const call = (wait: boolean) => ['flow.call', { workflow: 'price', mode: 'own', wait, inputs: [] }] as const;
  const twice = draw({ start: ['trigger.manual'], first: call(true), pause: forAnHour(), second: call(true) }, [
    'start -> first',
    'first -> pause',
    'pause -> second',
  ]);

  it.each([
    [{ rule: 'once' }, 'entered-before'],
    [{ rule: 'once-per-window', windowSeconds: HOUR + 1 }, 'entered-recently'],
  ] as const)('%j skips the second call, and its step fails', async (reentry, outcome) => {
    const result = await play({ graph: twice, calls: { price: called({ reentry }) } });
    expect(asked(result)).toEqual(['asked']);
    expect(result.children.map(({ status }) => status)).toEqual(['completed', 'skipped']);
    expect(result).toMatchObject({ status: 'failed', error: { code: 'invalid-input' } });
    expect(result.error?.message).toContain(skippedReason(outcome));
  });

  it.each([
    { rule: 'once-per-window', windowSeconds: HOUR },
    { rule: 'not-while-running' },
    { rule: 'always' },
  ] as const)('%j lets it begin', async (reentry) => {
    const result = await play({ graph: twice, calls: { price: called({ reentry }) } });
    expect([result.status, asked(result)]).toEqual(['completed', ['asked', 'asked']]);
  });

  it('a run of theirs that goes on keeps out the second', async () => {
    const graph = draw({ start: ['trigger.manual'], first: call(false), second: call(true) }, [
      'start -> first',
      'first -> second',
    ]);
    const price = called({ reentry: { rule: 'not-while-running' } });
    const result = await play({ graph, calls: { price } }, { answers: { 'first/ask': { after: 60 } } });
    expect(statuses(result, 'second')).toEqual(['failed']);
    expect(result.error?.message).toContain(skippedReason('still-running'));
  });
});

it('a scenario says whether the person was here before, and nothing else of it', () => {
  const before = { lastRunSecondsAgo: HOUR, isUnderWay: true };
  expect(parseScenario({ ...SCENARIO, before }).before).toEqual(before);
  expect(parseScenario(SCENARIO)).not.toHaveProperty('before');
  expect(() => parseScenario({ ...SCENARIO, before: { lastRunSecondsAgo: -1 } })).toThrow('not a scenario');
  expect(() => parseScenario({ ...SCENARIO, before: { count: 2 } })).toThrow('not a scenario');
});

function forAnHour() {
  return ['wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }] as const;
}
