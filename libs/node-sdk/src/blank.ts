import { isJsonObject, type JsonValue } from '@flowkeep/contracts';
import type { Field } from './field.ts';

/** Whether a field counts as not filled in. Off is a choice and zero is a number: neither is blank. */
export function isBlank(field: Field, value: JsonValue): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return (
    field.kind === 'condition' && isJsonObject(value) && Array.isArray(value['rules']) && value['rules'].length === 0
  );
}

/** Whether a field that is not filled in means "none": what a new node would have there does not stand for it. */
export function mayBeMissing({ leftOut, required }: Field): boolean {
  return leftOut === true && !required;
}
