import type { Assignment, ConfigOf, Field, Fields } from '../field.ts';
import { configSchema } from '../config-schema.ts';
import { z } from '../zod.ts';
import { checked, type Complaint } from './complaint.ts';
import type { FieldOptions } from './field-options.ts';

export interface ListOptions<I extends Fields> extends FieldOptions<readonly ConfigOf<I>[]> {
  readonly item: I;
  /** Name of one item: "label", "case". */
  readonly itemLabel: string;
  /** 20 unless said. */
  readonly maxItems?: number;
  readonly uniqueBy?: keyof I & string;
}

/** Several items, each with the same fields. */
export function list<I extends Fields>(options: ListOptions<I>): Field<readonly ConfigOf<I>[]> {
  const { label, item, maxItems = 20, required = true } = options;
  const schema = z.array(configSchema(item), { error: `${label} must be a list.` });
  return { ...options, kind: 'list', maxItems, templates: false, required, empty: [], schema };
}

export interface AssignmentsOptions extends FieldOptions<readonly Assignment[]> {
  /** What a name may be: `pattern` is told by `rule`, a sentence. */
  readonly names?: { readonly pattern: RegExp; readonly rule: string };
  readonly columns?: { readonly name: string; readonly value: string };
}

const PLAIN_NAME = {
  pattern: /^[a-zA-Z][a-zA-Z0-9_]{0,59}$/,
  rule: 'Use letters, digits and underscores, a letter first.',
};
const MAX_ASSIGNMENTS = 50;
const MAX_VALUE = 8_192;

const assignment = z.strictObject({
  name: z.string({ error: 'The name must be text.' }),
  value: z.string({ error: 'The value must be text or a template.' }),
});

/** Names with values; each value may be a template, and one that is exactly one `{{ … }}` keeps its type. */
export function assignments({ names = PLAIN_NAME, ...options }: AssignmentsOptions): Field<readonly Assignment[]> {
  const { label, required = true } = options;
  const columns = options.columns ?? { name: 'Name', value: 'Value' };
  const schema = checked<readonly Assignment[]>(z.array(assignment, { error: `${label} must be a list.` }), (value) => {
    if (value.length > MAX_ASSIGNMENTS)
      return [{ message: `${label} has too many lines.`, fix: `Keep ${MAX_ASSIGNMENTS} at most.` }];
    return value.flatMap((line, index) => lineComplaints(value, line, index, names));
  });
  return { ...options, kind: 'assignments', columns, templates: true, required, empty: [], schema };
}

function lineComplaints(
  all: readonly Assignment[],
  line: Assignment,
  index: number,
  names: { readonly pattern: RegExp; readonly rule: string },
): readonly Complaint[] {
  const complaints: Complaint[] = [];
  const path = [index, 'name'];
  if (line.name.trim() === '')
    complaints.push({ message: `Line ${index + 1} has no name.`, fix: 'Give it a name, or remove the line.', path });
  else if (!names.pattern.test(line.name))
    complaints.push({ message: `The name of line ${index + 1} cannot be used.`, fix: names.rule, path });
  else if (all.findIndex((other) => other.name === line.name) < index) {
    complaints.push({
      message: `Two lines have the name "${line.name}".`,
      fix: 'Give one of them another name.',
      path,
    });
  }
  if (line.value.length > MAX_VALUE) {
    complaints.push({
      message: `The value of line ${index + 1} is too long.`,
      fix: `Keep it within ${MAX_VALUE} characters.`,
      path: [index, 'value'],
    });
  }
  return complaints;
}
