import type { JsonValue } from '@flowkeep/contracts';

/** Comparisons a condition may make. The ones in {@link UNARY_OPERATORS} take no right side. */
export const OPERATORS = [
  'equals',
  'not-equals',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
  'greater',
  'greater-or-equal',
  'less',
  'less-or-equal',
  'before',
  'after',
  'in',
  'exists',
  'is-empty',
  'is-true',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** Operators that look at the left side alone. */
export const UNARY_OPERATORS = ['exists', 'is-empty', 'is-true'] as const satisfies readonly Operator[];

/** One comparison. In a stored config both sides are templates; when it is evaluated both are values. */
export interface Rule {
  readonly left: JsonValue;
  readonly operator: Operator;
  readonly right: JsonValue;
}

/** A tree of rules: data, never code. An empty `all` is true, an empty `any` is false. */
export interface Condition {
  readonly match: 'all' | 'any';
  readonly rules: readonly (Rule | Condition)[];
}
