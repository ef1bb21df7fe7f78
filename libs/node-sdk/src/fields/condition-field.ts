import { type Condition, OPERATORS, type Rule, UNARY_OPERATORS } from '@flowkeep/expressions';
import type { Field } from '../field.ts';
import { z } from '../zod.ts';
import { checked, type Complaint } from './complaint.ts';
import type { FieldOptions } from './field-options.ts';

/** How deep groups of rules may stand in each other. */
const MAX_DEPTH = 4;
const MAX_RULES = 50;
const NO_RULES: Condition = { match: 'all', rules: [] };

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const side = z.union([scalar, z.array(scalar)], { error: 'This side must be a text, a number or a list of them.' });
const rule = z.strictObject({
  left: side,
  operator: z.enum(OPERATORS, { error: 'This comparison is not known.' }),
  right: side.default(null),
});
const conditionSchema: z.ZodType<Condition> = z.strictObject({
  match: z.enum(['all', 'any'], { error: 'Say whether all rules must hold or any of them.' }),
  rules: z.array(z.lazy(() => z.union([rule, conditionSchema], { error: 'This rule cannot be read.' }))),
});

export interface ConditionOptions extends FieldOptions<Condition> {
  readonly evaluated?: 'on-event';
}

/** A tree of rules. Both sides of a rule may be templates. */
export function condition(options: ConditionOptions): Field<Condition> {
  const { required = true } = options;
  const schema = checked(conditionSchema, (value) => complaintsOf(value, [], 1));
  return { initial: NO_RULES, ...options, kind: 'condition', templates: true, required, empty: NO_RULES, schema };
}

function complaintsOf(value: Condition, path: readonly (string | number)[], depth: number): readonly Complaint[] {
  const fix = 'Take some of them away, or use a second node.';
  if (depth > MAX_DEPTH) return [{ message: 'Groups of rules stand too deep in each other.', fix, path }];
  if (value.rules.length > MAX_RULES) return [{ message: 'There are too many rules.', fix, path }];
  return value.rules.flatMap((item, index) => {
    const here = [...path, 'rules', index];
    return 'rules' in item ? groupComplaints(item, here, depth) : ruleComplaints(item, here, index + 1);
  });
}

function groupComplaints(group: Condition, path: readonly (string | number)[], depth: number): readonly Complaint[] {
  if (group.rules.length > 0) return complaintsOf(group, path, depth + 1);
  return [{ message: 'This group has no rule.', fix: 'Add a rule to it, or remove the group.', path }];
}

function ruleComplaints(item: Rule, path: readonly (string | number)[], number: number): readonly Complaint[] {
  const unary = UNARY_OPERATORS.some((operator) => operator === item.operator);
  const complaints: Complaint[] = [];
  if (isBlank(item.left)) {
    complaints.push({
      message: `Rule ${number} compares nothing.`,
      fix: 'Pick the value to look at.',
      path: [...path, 'left'],
    });
  }
  if (!unary && isBlank(item.right)) {
    const fix = 'Write what to compare with, or choose "is empty".';
    complaints.push({ message: `Rule ${number} has nothing to compare with.`, fix, path: [...path, 'right'] });
  }
  return complaints;
}

function isBlank(value: Rule['left']): boolean {
  return (
    value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  );
}
