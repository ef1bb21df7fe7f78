import type { Field } from '../field.ts';
import { z } from '../zod.ts';
import { checked } from './complaint.ts';
import type { FieldOptions } from './field-options.ts';

const NAME = /^(?!constructor$)[a-z][a-z0-9_]{0,39}$/;

/** The name of another step of the workflow. Renaming that step renames it here too. */
export function step(options: FieldOptions<string>): Field<string> {
  const { label, required = true } = options;
  const schema = checked(z.string({ error: `${label} must be the name of a step.` }), (value) =>
    NAME.test(value) ? null : { message: `${label} is not the name of a step.`, fix: 'Choose a step.' },
  );
  return { ...options, kind: 'step', templates: false, required, empty: '', schema };
}
