import type { Field } from '../field.ts';

/**
 * Marks a field that a node type got later. What was drawn before it, and what does not use it, keeps compiling to the
 * same plan: where it is empty or hidden, the config has no such key, so its behaviour must do without it.
 */
export function leftOut<T>(field: Field<T>): Field<T | undefined> {
  // A missing value never reaches the schema: parsing looks at it first.
  const schema = field.schema as Field<T | undefined>['schema'];
  return { ...field, empty: undefined, leftOut: true, schema };
}
