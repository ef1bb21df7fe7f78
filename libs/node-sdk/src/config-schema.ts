import type { ConfigOf, Fields } from './field.ts';
import { z } from './zod.ts';

/** The zod schema of a whole config. Fields that may be left out, or be hidden, are optional in it. */
export function configSchema<F extends Fields>(fields: F): z.ZodType<ConfigOf<F>> {
  const shape = Object.entries(fields).map(([name, field]) => {
    const mayBeMissing = !field.required || field.initial !== undefined || field.showWhen !== undefined;
    return [name, mayBeMissing ? field.schema.optional() : field.schema] as const;
  });
  // The shape is built from the same fields that ConfigOf reads; zod cannot follow that.
  return z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<ConfigOf<F>>;
}
