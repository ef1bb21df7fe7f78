import type { JsonObject } from '@flowkeep/contracts';
import type { FormDefinition, FormInput } from './form-definition.ts';
import type { FormTexts } from './form-texts.ts';

/** Longest value of one field, in characters. */
export const LONGEST_VALUE = 5_000;
/** People never see this field; programs that fill in everything do. A name that no field of a form can have. */
export const TRAP_FIELD = 'your-website';
/** Names one opened page, so that sending it twice is one event. */
export const SUBMISSION_FIELD = 'form-submission';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What somebody sent. */
export type Submission =
  | { readonly kind: 'valid'; readonly values: JsonObject }
  | { readonly kind: 'invalid'; readonly values: JsonObject; readonly errors: Readonly<Record<string, string>> }
  /** Sent by a program: to be thanked and forgotten. */
  | { readonly kind: 'trapped' };

/** Reads the form's own fields out of a body; others are left. Values are trimmed. */
export function readSubmission(form: FormDefinition, body: JsonObject, texts: FormTexts): Submission {
  if (valueOf(body, TRAP_FIELD) !== '') return { kind: 'trapped' };
  const values: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const input of form.inputs) {
    const value = valueOf(body, input.name);
    const fault = faultOf(input, value, texts);
    values[input.name] = value.slice(0, LONGEST_VALUE);
    if (fault !== null) errors[input.name] = fault;
  }
  return Object.keys(errors).length === 0 ? { kind: 'valid', values } : { kind: 'invalid', values, errors };
}

function faultOf(input: FormInput, value: string, texts: FormTexts): string | null {
  if (value === '') return input.required ? texts.missing : null;
  if (value.length > LONGEST_VALUE) return texts.tooLong;
  return input.type === 'email' && !EMAIL.test(value) ? texts.notEmail : null;
}

function valueOf(body: JsonObject, name: string): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (typeof value === 'string') return value.replaceAll('\u0000', '').trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
