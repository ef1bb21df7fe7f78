import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import { hasTemplate, listReferences, renameStep } from '@flowkeep/expressions';
import type { GraphNode, NodeId } from './graph.ts';

/** Calls `visit` for every text of a config, with its dotted path. */
export function eachText(value: JsonValue, visit: (text: string, path: string) => void, path = ''): void {
  if (typeof value === 'string') return visit(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value as JsonObject))
    eachText(item, visit, path === '' ? key : `${path}.${key}`);
}

/**
 * Config fields that hold the name of another step, by node type. Operations change documents without a catalog, so
 * this list stands here; definitions are checked against it.
 */
export const STEP_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'flow.goto': ['target'],
  'flow.compensate': ['of'],
};

/** Whether a node speaks of a step: in a template, or as the step that it jumps to or undoes. */
export function referencesStep({ type, config }: GraphNode, nodeId: NodeId): boolean {
  return stepFieldsOf(type).some((field) => config[field] === nodeId) || readsStep(config, nodeId);
}

/** The node with every reference to one step turned into a reference to another. */
export function renameStepInNode(node: GraphNode, from: NodeId, to: NodeId): GraphNode {
  if (!referencesStep(node, from)) return node;
  const renamed = renameIn(node.config, from, to) as JsonObject;
  const pointing = stepFieldsOf(node.type).filter((field) => renamed[field] === from);
  return { ...node, config: { ...renamed, ...Object.fromEntries(pointing.map((field) => [field, to])) } };
}

function stepFieldsOf(type: string): readonly string[] {
  return Object.hasOwn(STEP_FIELDS, type) ? (STEP_FIELDS[type] ?? []) : [];
}

function readsStep(config: JsonObject, nodeId: NodeId): boolean {
  let found = false;
  eachText(config, (text) => {
    found ||= listReferences(text).some(([root, step]) => root === 'steps' && step === nodeId);
  });
  return found;
}

function renameIn(value: JsonValue, from: NodeId, to: NodeId): JsonValue {
  if (typeof value === 'string') return hasTemplate(value) ? renameStep(value, from, to) : value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => renameIn(item, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value as JsonObject).map(([key, item]) => [key, renameIn(item, from, to)]));
}
