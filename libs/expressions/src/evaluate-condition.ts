import { DomainError, type JsonValue } from '@flowkeep/contracts';
import type { Condition, Operator, Rule } from './condition.ts';
import { readIsoInstant } from './instant-text.ts';

/**
 * Evaluates a condition whose sides are values already. Comparisons forgive letter case, spaces around and `"5"` for `5`.
 * @throws DomainError `invalid-input` for lists or groups that stand too deep in each other.
 */
export function evaluateCondition(condition: Condition): boolean {
  try {
    return holds(condition);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError('invalid-input', 'A value in a rule has too many parts in each other to be compared.');
  }
}

function holds(condition: Condition): boolean {
  const test = (item: Rule | Condition): boolean =>
    'rules' in item ? holds(item) : compare(item.operator, item.left, item.right);
  return condition.match === 'all' ? condition.rules.every(test) : condition.rules.some(test);
}

function compare(operator: Operator, left: JsonValue, right: JsonValue): boolean {
  switch (operator) {
    case 'equals':
      return same(left, right);
    case 'not-equals':
      return !same(left, right);
    case 'contains':
      return contains(left, right);
    case 'not-contains':
      return !contains(left, right);
    case 'starts-with':
      return textOf(left).startsWith(textOf(right));
    case 'ends-with':
      return textOf(left).endsWith(textOf(right));
    case 'greater':
      return ordered(left, right, (a, b) => a > b);
    case 'greater-or-equal':
      return ordered(left, right, (a, b) => a >= b);
    case 'less':
      return ordered(left, right, (a, b) => a < b);
    case 'less-or-equal':
      return ordered(left, right, (a, b) => a <= b);
    case 'before':
      return inTime(left, right, (a, b) => a < b);
    case 'after':
      return inTime(left, right, (a, b) => a > b);
    case 'in':
      return listOf(right).some((item) => same(left, item));
    case 'exists':
      return left !== null;
    case 'is-empty':
      return isEmpty(left);
    case 'is-true':
      return left === true || ['true', 'yes', '1'].includes(textOf(left));
  }
}

function same(left: JsonValue, right: JsonValue): boolean {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null && b !== null) return a === b;
  if (isList(left) && isList(right))
    return left.length === right.length && left.every((item, i) => same(item, right[i] ?? null));
  if (left === null || right === null) return isEmpty(left) && isEmpty(right);
  return textOf(left) === textOf(right);
}

function contains(left: JsonValue, right: JsonValue): boolean {
  if (isList(left)) return left.some((item) => same(item, right));
  return !isEmpty(right) && textOf(left).includes(textOf(right));
}

function ordered(left: JsonValue, right: JsonValue, test: (a: number, b: number) => boolean): boolean {
  const [a, b] = [numberOf(left), numberOf(right)];
  return a !== null && b !== null && test(a, b);
}

function inTime(left: JsonValue, right: JsonValue, test: (a: number, b: number) => boolean): boolean {
  const [a, b] = [instantOf(left), instantOf(right)];
  return a !== null && b !== null && test(a, b);
}

/** `İ` in lower case is `i` with a dot above it; people expect it to equal `i`. */
function textOf(value: JsonValue): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.normalize('NFC').trim().toLowerCase().replaceAll('i\u0307', 'i');
}

function numberOf(value: JsonValue): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$/.test(value)) return null;
  return Number(value);
}

/** One without a zone is read as UTC, never in the machine's own zone. */
function instantOf(value: JsonValue): number | null {
  if (typeof value === 'string') return readIsoInstant(value);
  return typeof value === 'number' ? value : null;
}

function listOf(value: JsonValue): readonly JsonValue[] {
  if (isList(value)) return value;
  return typeof value === 'string' ? value.split(',').map((item) => item.trim()) : [value];
}

function isEmpty(value: JsonValue): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
