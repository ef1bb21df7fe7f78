import { DomainError, type JsonValue } from '@flowkeep/contracts';
import { OPERATORS } from './condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { renameStep } from './rename-step.ts';
import type { Scope } from './scope.ts';
import { checkTemplate, listReferences, renderTemplate } from './template.ts';
import { CANARY, HOSTILE_SCOPE } from './testing/hostile-scope.ts';
import { Chance, randomSoup, randomTemplate } from './testing/random-templates.ts';

const TEMPLATES = 4_000;
const SCOPES_EACH = 50;
const SOUPS = 700_000;
const CONDITIONS = 100_000;
const SEED = 20_261_122;

/** A rendering may take a second; more only where the machine stood still. */
const PATIENCE = 4_000;
const LARGEST = 2_100_000;

const values: readonly JsonValue[] = [
  null,
  '',
  'text',
  '{{ vars.canary }}',
  '{% if vars.canary %}{{ vars.canary }}{% endif %}',
  'constructor',
  '__proto__',
  0,
  -1,
  2.5,
  1e308,
  true,
  false,
  [],
  [1, 'b', null, [2]],
  {},
  { name: '{{ vars.canary }}', list: ['{{ vars.canary }}', 1], a: { a: { a: 1 } } },
  JSON.parse('{"__proto__":{"name":"x"},"constructor":{"name":"y"},"toString":"z"}') as JsonValue,
  'x'.repeat(2_000),
  '2026-11-22T10:00:00Z',
  '\u0000\ud800\u202e👩‍👧',
];

interface Slowest {
  readonly milliseconds: number;
  readonly text: string;
}

/** Plain JSON within its bounds, or a refusal in our own words; everything else fails the test. */
function tryOut(text: string, scope: Scope): 'given' | 'refused' {
  let result: JsonValue;
  try {
    result = renderTemplate(text, scope);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'invalid-input')
      throw wrong('threw something else', text, error);
    return 'refused';
  }
  if (typeof result === 'string' || (typeof result === 'object' && result !== null)) {
    const written = typeof result === 'string' ? result : JSON.stringify(result);
    if (written.length > LARGEST) throw wrong('gave too much', text);
    if (written.includes(CANARY)) throw wrong('evaluated what came from outside', text);
  } else if (typeof result === 'number' ? !Number.isFinite(result) : typeof result !== 'boolean' && result !== null) {
    throw wrong('gave no JSON', text);
  }
  return 'given';
}

function wrong(what: string, text: string, cause?: unknown): Error {
  return new Error(`${what}: ${JSON.stringify(text)}`, { cause });
}

describe('a million random inputs', () => {
  const chance = new Chance(SEED);
  const inherited = Reflect.ownKeys(Object.prototype).length;
  let slowest: Slowest = { milliseconds: 0, text: '' };

  function timed<T>(text: string, work: () => T): T {
    const began = performance.now();
    const result = work();
    const milliseconds = performance.now() - began;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, text };
    return result;
  }

  const { stackTraceLimit } = Error;

  beforeAll(() => {
    // Most inputs are refused, and to write down where takes longer than all the rest.
    Error.stackTraceLimit = 0;
  });

  afterAll(() => {
    Error.stackTraceLimit = stackTraceLimit;
    expect(slowest.milliseconds).toBeLessThan(PATIENCE);
    expect(Reflect.ownKeys(Object.prototype)).toHaveLength(inherited);
    expect(TEMPLATES * SCOPES_EACH + SOUPS + CONDITIONS).toBe(1_000_000);
  });

  it('that follow the grammar, over data of all kinds', () => {
    const count = { given: 0, refused: 0 };
    for (let number = 0; number < TEMPLATES; number += 1) {
      const text = randomTemplate(chance);
      timed(text, () => [checkTemplate(text), listReferences(text), renameStep(text, 'ask', 'other')]);
      for (let turn = 0; turn < SCOPES_EACH; turn += 1) {
        const scope = {
          ...HOSTILE_SCOPE,
          trigger: chance.from(values),
          contact: chance.from(values),
          steps: { ask: chance.from(values) },
        };
        count[timed(text, () => tryOut(text, scope))] += 1;
      }
    }
    // Neither a generator that writes nothing sound, nor one that writes nothing hostile.
    expect(count.given).toBeGreaterThan(50_000);
    expect(count.refused).toBeGreaterThan(10_000);
  }, 120_000);

  it('of any letters', () => {
    for (let number = 0; number < SOUPS; number += 1) {
      const soup = randomSoup(chance);
      const text = number % 20 === 0 ? `{{ ${soup} }}` : soup;
      timed(text, () => tryOut(text, HOSTILE_SCOPE));
    }
  }, 120_000);

  it('in conditions', () => {
    for (let number = 0; number < CONDITIONS; number += 1) {
      const rule = { left: chance.from(values), operator: chance.from(OPERATORS), right: chance.from(values) };
      const holds = timed(rule.operator, () =>
        evaluateCondition({ match: 'any', rules: [rule, { match: 'all', rules: [rule] }] }),
      );
      if (typeof holds !== 'boolean') throw wrong('is neither true nor false', JSON.stringify(rule));
    }
  }, 120_000);
});
