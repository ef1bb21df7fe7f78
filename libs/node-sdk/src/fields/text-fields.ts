import { hasTemplate } from '@flowkeep/expressions';
import type { Field } from '../field.ts';
import { z } from '../zod.ts';
import { checked, type Complaint } from './complaint.ts';
import type { FieldOptions } from './field-options.ts';

export interface TextOptions extends FieldOptions<string> {
  /** Whether `{{ … }}` in it is evaluated. */
  readonly templates?: boolean;
  readonly maxLength?: number;
  readonly madeFrom?: string;
  /** Asked about a text without templates; what a template gives is not known before the run. */
  readonly check?: (text: string) => Complaint | null;
}

/** One line of text. */
export function text(options: TextOptions): Field<string> {
  return written('text', { maxLength: 500, ...options });
}

/** Several lines of text. */
export function multiline(options: TextOptions): Field<string> {
  return written('multiline', { maxLength: 4_096, ...options });
}

function written(
  kind: 'text' | 'multiline',
  { check, ...options }: TextOptions & { readonly maxLength: number },
): Field<string> {
  const { label, maxLength, templates = false, required = true } = options;
  const schema = checked(z.string({ error: `${label} must be text.` }), (value) => {
    if (value.length > maxLength) return tooLong(label, maxLength);
    return check && !(templates && hasTemplate(value)) ? check(value) : null;
  });
  return { ...options, kind, templates, required, empty: '', schema };
}

function tooLong(label: string, maxLength: number): Complaint {
  return { message: `${label} is too long.`, fix: `Keep it within ${maxLength} characters.` };
}
