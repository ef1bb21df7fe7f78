import type { JsonValue } from '@flowkeep/contracts';
import { type Condition, type Operator, UNARY_OPERATORS } from '@flowkeep/expressions';
import { type SummaryPart, textOf } from '@flowkeep/node-sdk';
import { plain, strong, written } from '../summary-parts.ts';

const WORDS = {
  equals: 'is',
  'not-equals': 'is not',
  contains: 'contains',
  'not-contains': 'does not contain',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
  greater: 'is more than',
  'greater-or-equal': 'is at least',
  less: 'is less than',
  'less-or-equal': 'is at most',
  before: 'is before',
  after: 'is after',
  in: 'is one of',
  exists: 'is there',
  'is-empty': 'is empty',
  'is-true': 'is true',
} as const satisfies Record<Operator, string>;

/** The first rule in words, and how many more there are. */
export function conditionSummary(condition: Condition | undefined): readonly SummaryPart[] {
  const [first, ...others] = condition?.rules ?? [];
  if (condition === undefined || first === undefined) return [plain('No rule yet')];
  const rest = others.length === 0 ? [] : [plain(` ${condition.match === 'all' ? 'and' : 'or'} ${others.length} more`)];
  if ('rules' in first) return [...conditionSummary(first), ...rest];
  const unary = UNARY_OPERATORS.some((operator) => operator === first.operator);
  const right = unary ? [] : [plain(' '), rightSide(first.right)];
  return [written(textOf(first.left)), plain(` ${WORDS[first.operator]}`), ...right, ...rest];
}

function rightSide(value: JsonValue): SummaryPart {
  const part = written(textOf(value));
  return part.kind === 'text' ? strong(part.text) : part;
}
