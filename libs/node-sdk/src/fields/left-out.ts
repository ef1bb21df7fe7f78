import type { Field } from '../field.ts';

/**
 * Makes a field one that a config may do without: where it is empty or hidden, the config has no such key. That is how a
 * limit can be none, and how a node type gets a new field: what was drawn before it keeps compiling to the same plan.
 */
export function leftOut<T>(field: Field<T>): Field<T | undefined> {
  // A missing value never reaches the schema: parsing looks at it first.
  const schema = field.schema as Field<T | undefined>['schema'];
  return { ...field, empty: undefined, leftOut: true, schema };
}
