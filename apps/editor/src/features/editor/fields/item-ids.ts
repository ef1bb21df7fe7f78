import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import type { Fields } from '@flowkeep/node-sdk';

/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = { ə: 'e', ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae' };

/** A name for machines from a person's words: "Wants a call" gives `wants_a_call`. Empty when no letter is left. */
export function idFrom(words: string): string {
  return words
    .toLocaleLowerCase('en')
    .replaceAll(/[əıłøđßæ]/g, (letter) => PLAIN[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 36);
}

/**
 * Fills the fields of an item that are made from another one, once that one says something. Afterwards they stay: lines
 * and references hold on to them.
 */
export function fillMadeFields(
  fields: Fields,
  item: JsonObject,
  others: readonly JsonObject[],
  itemLabel: string,
): JsonObject {
  const made = Object.entries(fields).flatMap(([name, { madeFrom }]) => {
    const source = madeFrom === undefined ? '' : text(item[madeFrom]);
    if (source === '' || text(item[name]) !== '') return [];
    const taken = others.map((other) => text(other[name]));
    return [[name, freeId(idFrom(source) || idFrom(itemLabel) || 'item', taken)] as const];
  });
  return made.length === 0 ? item : { ...item, ...Object.fromEntries(made) };
}

function freeId(wanted: string, taken: readonly string[]): string {
  const reserved = new Set([...taken, 'other', 'else', 'error']);
  let id = wanted;
  for (let next = 2; reserved.has(id); next += 1) id = `${wanted}_${next}`;
  return id;
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
