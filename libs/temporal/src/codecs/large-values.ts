/** JSON as it was parsed. */
type Json = unknown;

/** Values from this size on travel by reference, characters of JSON. */
export const LARGE = 16_384;

/**
 * A payload that is still larger when its large values are away has too many of middle size, characters of JSON. From here
 * on Temporal warns; eight times as much it refuses.
 */
const TOO_MUCH = 262_144;

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

/** Yields the JSON of what travels by reference and is told what stands in its place; returns what travels itself. */
type Lightening = Generator<string, Json, Json>;

/**
 * What travels of a payload, whatever it holds: every large value goes by reference, the smallest that are large first,
 * and where that is not enough the structure of the run does too. The few entries that the payload itself has are left.
 */
export function* lightened(payload: Json): Lightening {
  const light = yield* without(payload, null, (key) => STRUCTURE.has(key));
  return JSON.stringify(light).length < TOO_MUCH ? light : yield* without(light, null, () => false);
}

/** @param key Name of the value; null for the payload itself, which is never put away as a whole. */
function* without(value: Json, key: string | null, stays: (key: string) => boolean): Lightening {
  if (typeof value === 'string') return value.length < LARGE ? value : yield JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return value;
  const isKept = key === null || stays(key);
  if (!isKept && JSON.stringify(value).length < LARGE) return value;
  const lighter = Array.isArray(value) ? yield* items(value, isKept, stays) : yield* entries(value, stays);
  if (isKept) return lighter;
  const json = JSON.stringify(lighter);
  return json.length < LARGE ? lighter : yield json;
}

function* items(list: readonly Json[], isKept: boolean, stays: (key: string) => boolean): Lightening {
  const lighter: Json[] = [];
  for (const item of list) lighter.push(isPlain(item) ? item : yield* without(item, isKept ? 'step' : '', stays));
  return lighter;
}

function* entries(value: object, stays: (key: string) => boolean): Lightening {
  const lighter: [string, Json][] = [];
  for (const [name, part] of Object.entries(value) as [string, Json][])
    lighter.push([name, isPlain(part) ? part : yield* without(part, name, stays)]);
  return Object.fromEntries(lighter);
}

/** Spares lists of very many numbers a look at each. */
function isPlain(part: Json): boolean {
  return typeof part === 'number' || typeof part === 'boolean' || part === null;
}
