import type { JsonObject } from '@flowkeep/contracts';
import { textOf } from '@flowkeep/node-sdk/control';

/**
 * Whether an inbound message starts a run at a message trigger with this config.
 * `answersWait` says that a run already waits for this message.
 */
export function messageStarts(
  config: JsonObject,
  message: { readonly text: string; readonly answersWait: boolean },
): boolean {
  if (message.answersWait && config['alsoWhileWaiting'] !== true) return false;
  const words = keywordsOf(textOf(config['keywords']));
  const text = folded(message.text);
  return words.length === 0 || words.some((word) => text.includes(folded(word)));
}

/** The words of a list with commas. */
export function keywordsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Lower case in which `İ`, `I`, `ı` and `i` are one letter: people type all four for the same word. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ı', 'i');
}
