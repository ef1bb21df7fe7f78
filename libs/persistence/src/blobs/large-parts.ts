import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';

/** Values from this size on are kept apart, characters of JSON. */
export const LARGE = 16_384;

/** Where a part is in its value, from the outside in. */
type Path = readonly string[];

/** A value whose large parts are kept apart: null stands in their places. */
export interface Shrunk {
  readonly rest: JsonValue;
  /** With the id of each part; an outer part comes before those within it. */
  readonly apart: readonly (readonly [Path, string])[];
}

/** Keeps large texts and objects apart, those within others first. `putAway` gives an id, or null where it cannot. */
export async function shrink(value: JsonObject, putAway: (text: string) => Promise<string | null>): Promise<Shrunk> {
  const apart: (readonly [Path, string])[] = [];
  const smaller = async (part: JsonValue, path: Path): Promise<JsonValue> => {
    if (JSON.stringify(part).length < LARGE) return part;
    const rest = isJsonObject(part) ? await eachEntry(part, (inner, name) => smaller(inner, [...path, name])) : part;
    const text = JSON.stringify(rest);
    const id = text.length < LARGE ? null : await putAway(text);
    if (id === null) return rest;
    apart.unshift([path, id]);
    return null;
  };
  return { rest: await smaller(value, []), apart };
}

/** The whole value again. `find` gives what stands at the place of a part. */
export async function whole({ rest, apart }: Shrunk, find: (id: string) => Promise<JsonValue>): Promise<JsonValue> {
  let value = rest;
  for (const [path, id] of apart) value = await replaced(value, path, await find(id));
  return value;
}

async function replaced(value: JsonValue, [name, ...path]: Path, part: JsonValue): Promise<JsonValue> {
  if (name === undefined) return part;
  // What held it is gone.
  if (!isJsonObject(value)) return value;
  return eachEntry(value, (inner, key) => (key === name ? replaced(inner, path, part) : inner));
}

async function eachEntry(
  value: JsonObject,
  change: (part: JsonValue, name: string) => JsonValue | Promise<JsonValue>,
): Promise<JsonObject> {
  const entries: [string, JsonValue][] = [];
  for (const [name, part] of Object.entries(value)) entries.push([name, await change(part, name)]);
  return Object.fromEntries(entries);
}
