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

/** Replaces every large value by what `putAway` gives for its JSON, the smallest that are large first. */
export async function putLargeAway(value: Json, putAway: (json: string) => Promise<Json>, key = ''): Promise<Json> {
  if (typeof value === 'string') return value.length >= LARGE ? putAway(JSON.stringify(value)) : value;
  if (typeof value !== 'object' || value === null) return value;
  const smaller = Array.isArray(value)
    ? await Promise.all(value.map((item) => putLargeAway(item, putAway, STRUCTURE.has(key) ? 'step' : '')))
    : await withEntries(value, (part, name) => putLargeAway(part, putAway, name));
  return STRUCTURE.has(key) || key === ROOT ? smaller : putWhole(smaller, putAway);
}

/** Name of the whole payload, which is never put away. */
export const ROOT = '$';

function putWhole(value: Json, putAway: (json: string) => Promise<Json>): Promise<Json> {
  const json = JSON.stringify(value);
  return json.length >= LARGE ? putAway(json) : Promise.resolve(value);
}

/** The object with every value changed. */
export async function withEntries(
  value: object,
  change: (part: Json, name: string) => Promise<Json>,
): Promise<Readonly<Record<string, Json>>> {
  const entries = Object.entries(value).map(async ([name, part]) => [name, await change(part, name)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
