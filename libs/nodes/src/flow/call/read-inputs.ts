import { DomainError, isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import type { TypedValue } from '@flowkeep/graph';
import { textOf } from '@flowkeep/node-sdk/control';

/**
 * What a call gives, from its config with the templates evaluated: by name, each as what the other workflow takes.
 * @throws DomainError `invalid-input` when a value is missing or is not what it must be.
 */
export function readInputs(config: JsonObject): JsonObject {
  const given = listOf(config['inputs']).filter(isJsonObject);
  // The compiler adds what the other workflow takes; without it nothing is known, and everything is handed on.
  const takes = listOf(config['takes']) as unknown as readonly TypedValue[];
  const inputs = given.map((line): readonly [string, JsonValue] => {
    const name = textOf(line['name']);
    const taken = takes.find((value) => value.name === name);
    return [name, taken === undefined ? (line['value'] ?? null) : valueOf(taken, line['value'] ?? null)];
  });
  return Object.fromEntries(inputs);
}

function valueOf({ name, type, required }: TypedValue, value: JsonValue): JsonValue {
  if (value === null || value === '') {
    if (!required) return null;
    throw new DomainError('invalid-input', `"${name}" came out empty, but the workflow must be given it.`);
  }
  const read = readAs(type, value);
  if (read !== undefined) return read;
  throw new DomainError('invalid-input', `"${name}" is not what the workflow takes: it must be a ${type}.`);
}

/** Text that reads as a number, or as true or false, is one; undefined where the value is something else. */
function readAs(type: TypedValue['type'], value: JsonValue): JsonValue | undefined {
  switch (type) {
    case 'any':
      return value;
    case 'text':
      return textOf(value);
    case 'number':
      return numberOf(value);
    case 'boolean':
      return booleanOf(value);
    case 'list':
      return Array.isArray(value) ? value : undefined;
    case 'object':
      return isJsonObject(value) ? value : undefined;
  }
}

function numberOf(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

function booleanOf(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
