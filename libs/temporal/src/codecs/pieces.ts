import { LARGE, type Lightening } from './large-values.ts';
import { TOMBSTONE } from './sealing-codec.ts';

type Json = unknown;

/** One of an object, with its name; those of a list have none. */
type Entry = readonly [name: string, part: Json];

/** Lengths of a piece, characters of JSON. */
const SHORTEST = LARGE / 8;
const MEAN = LARGE / 2;
const LONGEST = LARGE;

/** Smaller lists and objects are not cut, characters of JSON. What is left of one that was cut is smaller. */
const WORTH_CUTTING = 4 * LARGE;

/**
 * The value cut into pieces until it is smaller than the limit, characters of JSON: its parts first, as far as they are
 * large, then the value itself. All pieces but the last are put away, each with entries that follow one another, so that
 * whoever adds an entry leaves the others as they were kept before. The last one travels until it is full.
 *
 * @param word That references and pieces go by in this payload.
 */
export function* inPieces(value: Json, word: string, limit: number): Lightening {
  if (typeof value !== 'object' || value === null || JSON.stringify(value).length < limit) return value;
  const isList = Array.isArray(value);
  const whole = isList ? partsOf : objectOf;
  const entries: Entry[] = [];
  for (const [name, part] of Object.entries(value) as Iterable<Entry>)
    entries.push([isList ? '' : name, yield* inPieces(part, word, Math.max(limit / 2, WORTH_CUTTING))]);
  const lighter = whole(entries);
  return JSON.stringify(lighter).length < limit ? lighter : { [word]: yield* pieces(entries, word, whole) };
}

/** @param whole Makes a piece of its entries. */
function* pieces(
  entries: readonly Entry[],
  word: string,
  whole: (entries: readonly Entry[]) => Json,
): Generator<string, readonly Json[], Json> {
  const away: Json[] = [];
  let last: Entry[] = [];
  let length = 0;
  for (const entry of entries) {
    const text = JSON.stringify(entry).replaceAll(word, '');
    last.push(entry);
    length += text.length;
    if (!isEnd(text, length)) continue;
    away.push(yield JSON.stringify(whole(last)));
    last = [];
    length = 0;
  }
  const references = JSON.stringify(away).length < LARGE ? away : yield* piecesOfPieces(away, word);
  return last.length === 0 ? references : [...references, whole(last)];
}

function piecesOfPieces(away: readonly Json[], word: string): Generator<string, readonly Json[], Json> {
  const entries = away.map((piece): Entry => ['', piece]);
  return pieces(entries, word, (some) => ({ [word]: partsOf(some) }));
}

function partsOf(entries: readonly Entry[]): readonly Json[] {
  return entries.map(([, part]) => part);
}

function objectOf(entries: readonly Entry[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(entries);
}

/**
 * Whether a piece ends with this entry. The entry itself says so, the longer it is the likelier, so that one that
 * changes or goes moves the ends of few others.
 *
 * @param length Of the piece with the entry.
 */
function isEnd(entry: string, length: number): boolean {
  if (length >= LONGEST) return true;
  return length >= SHORTEST && numberOf(entry) < entry.length / MEAN;
}

/** From 0 to 1, spread evenly: the FNV-1a hash of a text. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) / 0x1_0000_0000;
}

/** The list or object that was cut into these pieces; a tombstone where one of them is no more. */
export function joined(pieces: readonly Json[]): Json {
  if (pieces.includes(TOMBSTONE)) return TOMBSTONE;
  if (Array.isArray(pieces[0])) return pieces.flat();
  return Object.fromEntries(pieces.flatMap((piece) => Object.entries(piece as object)));
}
