import type { JsonObject } from '@flowkeep/contracts';

/** What is said: free text, or an approved template with the values of its body's variables in order. */
export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'template';
      readonly name: string;
      readonly language: string;
      readonly variables: readonly string[];
    };

/** The readable text of a message, as it is sealed. */
export function bodyOf(text: string): JsonObject {
  return { text };
}
