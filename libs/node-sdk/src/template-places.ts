import type { JsonValue } from '@flowkeep/contracts';
import { hasTemplate } from '@flowkeep/expressions';
import type { ConfigPath } from '@flowkeep/graph';

/** A text with `{{ … }}` and where it stands. */
export interface TemplatePlace {
  readonly path: ConfigPath;
  readonly text: string;
}

/** Every text inside a value that holds a template, in reading order. */
export function templatePlaces(value: JsonValue, path: ConfigPath): readonly TemplatePlace[] {
  if (typeof value === 'string') return hasTemplate(value) ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((item, index) => templatePlaces(item, [...path, index]));
  return Object.entries(value).flatMap(([key, item]) => templatePlaces(item, [...path, key]));
}
