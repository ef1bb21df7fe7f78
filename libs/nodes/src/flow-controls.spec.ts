import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import { controls } from './controls.ts';
import { controlContext } from './testing/control-context.ts';

const rule = (left: JsonValue): JsonObject => ({ match: 'all', rules: [{ left, operator: 'is-true', right: null }] });

describe('flow.switch', () => {
  const cases = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase(), condition: rule(id !== 'b') }));

  it('leaves by every case that fits where it is told to', () => {
    expect(controls['flow.switch'].enter(controlContext({ mode: 'all', cases }))).toEqual({
      kind: 'done',
      port: 'a',
      ports: ['a', 'c'],
      output: { case: 'a', label: 'A', cases: ['a', 'c'] },
    });
    const none = cases.map((item) => ({ ...item, condition: rule(false) }));
    expect(controls['flow.switch'].enter(controlContext({ mode: 'all', cases: none }))).toMatchObject({ port: 'else' });
  });
});

describe('flow.join', () => {
  it.each([
    ['all', true, 'next'],
    ['all', false, 'next'],
    ['any', true, 'next'],
    ['count', true, 'next'],
    ['count', false, 'short'],
  ])('of %s, enough %s, leaves by %s', (mode, enough, port) => {
    const arrivals = { arrived: 1, expected: 2, enough };
    expect(controls['flow.join'].enter(controlContext({ mode, count: 2, stopOthers: false }, { arrivals }))).toEqual({
      kind: 'done',
      port,
      output: { arrived: 1, expected: 2 },
    });
  });
});

describe('flow.each', () => {
  const enter = (config: JsonObject) => controls['flow.each'].enter(controlContext({ concurrency: 3, ...config }));

  it.each<[string, JsonValue, readonly JsonValue[]]>([
    ['a list', [{ sku: 1 }, 'b', null], [{ sku: 1 }, 'b', null]],
    ['words with commas', ' Bakı, , Gəncə ', ['Bakı', 'Gəncə']],
    ['nothing', null, []],
    ['an empty text', '', []],
  ])('goes through %s', (_, items, expected) => {
    expect(enter({ items })).toEqual({ kind: 'each', items: expected, concurrency: 3 });
  });

  it('keeps something of each round where it is told to, whatever that is before the first', () => {
    expect(enter({ items: [], collect: null })).toEqual({
      kind: 'each',
      items: [],
      concurrency: 3,
      collect: 'collect',
    });
  });

  it.each([[5], [true], [{ a: 1 }]])('refuses %j', (items) => {
    expect(() => enter({ items })).toThrow('is not a list');
  });
});

describe('flow.repeat', () => {
  const decide = (holds: boolean, rounds: number) =>
    controls['flow.repeat'].bodyEnded?.(controlContext({ condition: rule(holds), limit: 3 }, { rounds }));

  it('goes on while the rules hold, and no longer than its limit', () => {
    expect(controls['flow.repeat'].enter(controlContext({ condition: rule(true), limit: 3 }))).toEqual({
      kind: 'round',
    });
    expect(decide(true, 2)).toEqual({ kind: 'round' });
    expect(decide(true, 3)).toEqual({ kind: 'done', port: 'limit', output: { count: 3 } });
    expect(decide(false, 3)).toEqual({ kind: 'done', port: 'done', output: { count: 3 } });
  });
});

describe('flow.goto', () => {
  it('goes there until its limit, or always', () => {
    const enter = (config: JsonObject, jumps: number) =>
      controls['flow.goto'].enter(controlContext({ target: 'ask', ...config }, { jumps }));
    expect(enter({ limit: 2 }, 1)).toEqual({ kind: 'jump', to: 'ask' });
    expect(enter({ limit: 2 }, 2)).toEqual({ kind: 'done', port: 'limit', output: { jumps: 2 } });
    expect(enter({}, 5_000)).toEqual({ kind: 'jump', to: 'ask' });
  });
});

describe('flow.end', () => {
  it('gives its values to the workflow that called it', () => {
    const values = [{ name: 'price', value: 12.5 }];
    expect(controls['flow.end'].enter(controlContext({ status: 'completed', message: '', values }))).toEqual({
      kind: 'end',
      status: 'completed',
      output: { price: 12.5 },
      values: { price: 12.5 },
    });
  });
});
