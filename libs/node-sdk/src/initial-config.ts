import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import type { Fields } from './field.ts';

/** The config of a node that was just put on the canvas: every field with an initial value, nothing else. */
export function initialConfig(fields: Fields): JsonObject {
  const filled = Object.entries(fields).filter(([, field]) => field.initial !== undefined);
  return Object.fromEntries(filled.map(([name, field]) => [name, field.initial as JsonValue]));
}
