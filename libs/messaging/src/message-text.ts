import type { JsonObject } from '@flowkeep/contracts';

/** The readable text of a message, as it is sealed. */
export function bodyOf(text: string): JsonObject {
  return { text };
}
