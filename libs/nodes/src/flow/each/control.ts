import { DomainError, type JsonValue } from '@flowkeep/contracts';
import { defineControl } from '@flowkeep/node-sdk/control';
import type { flowEach } from './definition.ts';

export const flowEachControl = defineControl<typeof flowEach>({
  enter: ({ config }) => ({
    kind: 'each',
    items: itemsOf(config.items),
    concurrency: config.concurrency,
    // The key is there only where something is to be kept; its value is evaluated in each round.
    ...(Object.hasOwn(config, 'collect') ? { collect: 'collect' } : {}),
  }),
});

/** Nothing is an empty list, and a text is words with commas between them. */
function itemsOf(value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value)) return value as readonly JsonValue[];
  if (value === null) return [];
  if (typeof value === 'string') {
    return value
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }
  const message =
    'What to go through is not a list. Pick a value that is one, or write words with commas between them.';
  throw new DomainError('invalid-input', message);
}
