import type { Field } from '../field.ts';
import { z } from '../zod.ts';
import { checked } from './complaint.ts';
import type { FieldOptions } from './field-options.ts';

export interface NumberOptions extends FieldOptions<number> {
  readonly minimum: number;
  readonly maximum: number;
  /** Whole numbers only, unless false. */
  readonly whole?: boolean;
}

/** A number between two bounds, both included. */
export function number({ whole = true, ...options }: NumberOptions): Field<number> {
  const { label, minimum, maximum, initial, required = true } = options;
  const fix = `Type a ${whole ? 'whole number' : 'number'} from ${minimum} to ${maximum}.`;
  const schema = checked(z.number({ error: `${label} must be a number.` }), (value) => {
    if (whole && !Number.isInteger(value)) return { message: `${label} must be a whole number.`, fix };
    return value < minimum || value > maximum ? { message: `${label} is out of range.`, fix } : null;
  });
  return { fix, ...options, kind: 'number', templates: false, required, empty: initial ?? minimum, schema };
}
