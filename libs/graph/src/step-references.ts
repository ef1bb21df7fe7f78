import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import { hasTemplate, listReferences, renameStep } from '@flowkeep/expressions';
import type { NodeId } from './graph.ts';

/** Calls `visit` for every text of a config, with its dotted path. */
export function eachText(value: JsonValue, visit: (text: string, path: string) => void, path = ''): void {
  if (typeof value === 'string') return visit(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value as JsonObject))
    eachText(item, visit, path === '' ? key : `${path}.${key}`);
}

/** Whether any template of a config reads the outputs of a step. */
export function referencesStep(config: JsonObject, nodeId: NodeId): boolean {
  let found = false;
  eachText(config, (text) => {
    found ||= listReferences(text).some(([root, step]) => root === 'steps' && step === nodeId);
  });
  return found;
}

/** The config with every reference to one step turned into a reference to another. */
export function renameStepInConfig(config: JsonObject, from: NodeId, to: NodeId): JsonObject {
  return referencesStep(config, from) ? (renameIn(config, from, to) as JsonObject) : config;
}

function renameIn(value: JsonValue, from: NodeId, to: NodeId): JsonValue {
  if (typeof value === 'string') return hasTemplate(value) ? renameStep(value, from, to) : value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => renameIn(item, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value as JsonObject).map(([key, item]) => [key, renameIn(item, from, to)]));
}
