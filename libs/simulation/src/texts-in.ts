import type { JsonValue } from '@flowkeep/contracts';

/** Every text in a value, however deep. */
export function textsIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner: JsonValue) => textsIn(inner));
}
