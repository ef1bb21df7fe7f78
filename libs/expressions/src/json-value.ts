import type { JsonValue } from '@flowkeep/contracts';

/** Makes what a template gave into plain JSON: missing is null, a value that JSON cannot hold becomes its text. */
export function toJsonValue(value: unknown): JsonValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJsonValue);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'object' && isPlain(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJsonValue(item)]));
  }
  return typeof value === 'object' && 'valueOf' in value ? primitiveOf(value) : null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm has another Object.prototype: look for what only that one has.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function primitiveOf(value: object): JsonValue {
  const primitive: unknown = value.valueOf();
  if (typeof primitive === 'string' || typeof primitive === 'boolean') return primitive;
  return typeof primitive === 'number' && Number.isFinite(primitive) ? primitive : null;
}
