import type { JsonValue } from '@flowkeep/contracts';
import type { Condition, Operator } from './condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';

const rule = (left: JsonValue, operator: Operator, right: JsonValue = null): Condition => ({
  match: 'all',
  rules: [{ left, operator, right }],
});

describe('evaluateCondition', () => {
  it.each<[JsonValue, Operator, JsonValue, boolean]>([
    ['Bəli', 'equals', ' bəli ', true],
    ['İstanbul', 'equals', 'istanbul', true],
    ['5', 'equals', 5, true],
    ['5.0', 'equals', '5', true],
    ['', 'equals', null, true],
    ['0', 'equals', '', false],
    ['price please', 'contains', 'PRICE', true],
    [['a', 'b'], 'contains', 'B', true],
    ['anything', 'contains', '', false],
    ['anything', 'not-contains', 'x', true],
    ['+99450', 'starts-with', '+994', true],
    ['a.az', 'ends-with', '.az', true],
    [10, 'greater', '9', true],
    ['ten', 'greater', 9, false],
    [9, 'greater-or-equal', 9, true],
    [8, 'less', 9, true],
    [9, 'less-or-equal', 9, true],
    ['2026-11-22T10:00:00+04:00', 'before', '2026-11-22T07:00:00Z', true],
    ['2026-11-22T10:00:00', 'after', '2026-11-22T09:59:59Z', true],
    ['2026-11-22 10:00', 'before', '2026-11-22T10:00:01Z', true],
    ['az', 'in', 'ru, AZ', true],
    ['az', 'in', ['ru', 'tr'], false],
    [null, 'exists', null, false],
    ['', 'exists', null, true],
    ['  ', 'is-empty', null, true],
    [[], 'is-empty', null, true],
    [0, 'is-empty', null, false],
    ['Yes', 'is-true', null, true],
    [false, 'is-true', null, false],
  ])('%j %s %j is %s', (left, operator, right, expected) => {
    expect(evaluateCondition(rule(left, operator, right))).toBe(expected);
  });

  it('takes no longer for a long text that begins like a date', () => {
    const began = performance.now();
    expect(evaluateCondition(rule(`2026-01-01${'T'.repeat(200_000)}`, 'before', '2027-01-01'))).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('joins rules and groups', () => {
    const yes = rule(1, 'equals', 1);
    const no = rule(1, 'equals', 2);
    expect(evaluateCondition({ match: 'all', rules: [yes, no] })).toBe(false);
    expect(evaluateCondition({ match: 'any', rules: [no, { match: 'all', rules: [yes, yes] }] })).toBe(true);
    expect(evaluateCondition({ match: 'all', rules: [] })).toBe(true);
    expect(evaluateCondition({ match: 'any', rules: [] })).toBe(false);
  });
});
