import { isJsonObject, type JsonValue } from '@flowkeep/contracts';
import { type Condition, type Operator, OPERATORS } from '@flowkeep/expressions';

/** A rule and a tree of rules as they stand in a config: plain JSON, perhaps unfinished. */
export type RuleJson = { readonly left: JsonValue; readonly operator: Operator; readonly right: JsonValue };
export type ConditionJson = {
  readonly match: Condition['match'];
  readonly rules: readonly (RuleJson | ConditionJson)[];
};

/** Reads what can be read; anything else is an empty set of rules. */
export function readCondition(value: JsonValue | undefined): ConditionJson {
  if (value === undefined || !isJsonObject(value)) return { match: 'all', rules: [] };
  const rules = Array.isArray(value['rules']) ? value['rules'] : [];
  return { match: value['match'] === 'any' ? 'any' : 'all', rules: rules.map(readRule) };
}

function readRule(value: JsonValue): RuleJson | ConditionJson {
  if (!isJsonObject(value)) return { left: '', operator: 'equals', right: '' };
  if ('rules' in value) return readCondition(value);
  const operator = OPERATORS.find((each) => each === value['operator']) ?? 'equals';
  return { left: value['left'] ?? '', operator, right: value['right'] ?? '' };
}
