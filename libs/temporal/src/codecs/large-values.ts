/** JSON as it was parsed. */
type Json = unknown;

/** Values from this size on travel by reference, characters of JSON. */
export const LARGE = 16_384;

/**
 * Parts of a run's own state: they change with every step, so that they are not put away themselves. What they hold is.
 */
const STRUCTURE: ReadonlySet<string> = new Set([
  'state',
  'carry',
  'active',
  'outputs',
  'vars',
  'edges',
  'visits',
  'frames',
  'ready',
  'held',
  'completed',
  'broken',
  'commands',
  'reports',
  'events',
  'left',
  'results',
  'loop',
  'result',
  'event',
  'step',
  'request',
]);

/** Hold such parts by ids of their own. */
const HOLDERS: ReadonlySet<string> = new Set(['active', 'frames']);

/** Yields the JSON of what travels by reference and is told what stands in its place; returns what travels itself. */
export type Lightening = Generator<string, Json, Json>;

/**
 * A payload without its large values, those that are in others first. The few entries that the payload itself has are
 * left, and so is the run's own state.
 */
export function withoutLarge(payload: Json): Lightening {
  return without(payload, null);
}

/** @param key Name of the value; null for the payload itself, which is never put away as a whole. */
function* without(value: Json, key: string | null): Lightening {
  if (typeof value === 'string') return value.length < LARGE ? value : yield JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return value;
  const isKept = key === null || STRUCTURE.has(key);
  if (!isKept && JSON.stringify(value).length < LARGE) return value;
  const lighter = Array.isArray(value) ? yield* items(value, isKept) : yield* entries(value, HOLDERS.has(key ?? ''));
  if (isKept) return lighter;
  const json = JSON.stringify(lighter);
  return json.length < LARGE ? lighter : yield json;
}

function* items(list: readonly Json[], isKept: boolean): Lightening {
  const lighter: Json[] = [];
  for (const item of list) lighter.push(isPlain(item) ? item : yield* without(item, isKept ? 'step' : ''));
  return lighter;
}

function* entries(value: object, holds: boolean): Lightening {
  const lighter: [string, Json][] = [];
  for (const [name, part] of Object.entries(value) as [string, Json][])
    lighter.push([name, isPlain(part) ? part : yield* without(part, holds ? 'step' : name)]);
  return Object.fromEntries(lighter);
}

/** Spares lists of very many numbers a look at each. */
function isPlain(part: Json): boolean {
  return typeof part === 'number' || typeof part === 'boolean' || part === null;
}
