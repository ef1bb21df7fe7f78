import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { mayBeMissing } from './blank.ts';
import type { DraftOf, Field, Fields } from './field.ts';

/**
 * Reads what can be read of an unfinished config: a field whose value has the wrong shape is left out, and so is a part of
 * a list item. Items stay in their places, so that the ports they make do not vanish while somebody types. Never throws.
 */
export function readDraft<F extends Fields>(fields: F, config: JsonValue): DraftOf<F> {
  const given: JsonObject = isJsonObject(config) ? config : {};
  const read = Object.entries(fields).flatMap(([name, field]) => {
    const value = readValue(field, Object.hasOwn(given, name) ? given[name] : undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  // Each value has passed the schema of its own field.
  return Object.fromEntries(read) as DraftOf<F>;
}

function readValue(field: Field, given: JsonValue | undefined): unknown {
  if (given === undefined || given === null) return mayBeMissing(field) ? undefined : field.initial;
  const { item } = field;
  if (item) return Array.isArray(given) ? given.map((entry: JsonValue) => readDraft(item, entry)) : undefined;
  if (hasRightShape(field, given)) return given;
  return undefined;
}

/** Shape only: a text that is too long, or a rule without a right side, is still worth showing. */
function hasRightShape(field: Field, value: JsonValue): boolean {
  switch (field.kind) {
    case 'text':
    case 'multiline':
    case 'instant':
    case 'cron':
    case 'time-zone':
    case 'time-of-day':
    case 'step':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'toggle':
      return typeof value === 'boolean';
    case 'select':
      return typeof value === 'string' && (field.options?.some((option) => option.value === value) ?? true);
    default:
      return field.schema.safeParse(value).success;
  }
}
