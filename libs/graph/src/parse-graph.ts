import { DomainError, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import type { ZodType } from 'zod';
import {
  type Graph,
  type GraphEdge,
  type GraphGroup,
  type GraphNode,
  type GraphNote,
  NODE_ID_PATTERN,
  type RetryPolicy,
} from './graph.ts';
import { LONGEST_PAUSE_SECONDS, LONGEST_TRY_SECONDS, MOST_TRIES } from './limits.ts';
import type { Operation } from './operation.ts';
import { settingsPatchSchema, settingsSchema } from './settings-schema.ts';
import { z } from './zod.ts';

const LONGEST_TEXT = 200;
const json: ZodType<JsonValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
const jsonObject: ZodType<JsonObject> = z.record(z.string(), json);

const nodeId = z.string().regex(NODE_ID_PATTERN, 'Use lower-case letters, digits and _, beginning with a letter.');
const id = z.string().min(1).max(100);
const title = z.string().max(LONGEST_TEXT, 'A title can have 200 characters at most.');
const position = z.object({ x: z.number(), y: z.number() });
const onError = z.enum(['fail', 'continue', 'port']);
const retry: ZodType<RetryPolicy> = z.object({
  attempts: z.int().min(1, 'A step is tried once at least.').max(MOST_TRIES, 'A step can be tried 100 times at most.'),
  firstDelaySeconds: z
    .number()
    .min(0, 'The pause before the second try cannot be negative.')
    .max(LONGEST_PAUSE_SECONDS, 'The pause before the second try can be an hour at most.'),
  backoff: z.enum(['double', 'same']).exactOptional(),
  on: z.array(z.string().min(1).max(60)).max(30).exactOptional(),
});
const timeoutSeconds = z
  .number()
  .min(1, 'One try must be given a second at least.')
  .max(LONGEST_TRY_SECONDS, 'One try can take an hour at most.');

const node: ZodType<GraphNode> = z.strictObject({
  id: nodeId,
  type: z.string().min(1).max(100),
  typeVersion: z.int().min(1),
  title,
  position,
  config: jsonObject,
  onError: onError.exactOptional(),
  retry: retry.exactOptional(),
  timeoutSeconds: timeoutSeconds.exactOptional(),
});
const edge: ZodType<GraphEdge> = z.strictObject({
  id,
  from: z.strictObject({ node: nodeId, port: id }),
  to: z.strictObject({ node: nodeId }),
});
const note: ZodType<GraphNote> = z.strictObject({
  id,
  text: z.string().max(5_000, 'A note can have 5,000 characters at most.'),
  position,
  size: z.object({ width: z.number().positive(), height: z.number().positive() }),
});
const group: ZodType<GraphGroup> = z.strictObject({ id, title, nodes: z.array(nodeId) });

const graph: ZodType<Graph> = z.strictObject({
  schemaVersion: z.literal(1),
  nodes: z.record(nodeId, node),
  edges: z.record(id, edge),
  notes: z.record(id, note),
  groups: z.record(id, group),
  settings: settingsSchema,
});

const patch = z.strictObject({
  title: title.exactOptional(),
  onError: onError.nullable().exactOptional(),
  retry: retry.nullable().exactOptional(),
  timeoutSeconds: timeoutSeconds.nullable().exactOptional(),
  config: z.record(z.string(), json).exactOptional(),
  removeConfig: z.array(z.string()).exactOptional(),
});

const operation: ZodType<Operation> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('addNode'), node }),
    z.strictObject({ kind: z.literal('removeNode'), nodeId }),
    z.strictObject({ kind: z.literal('editNode'), nodeId, patch }),
    z.strictObject({ kind: z.literal('moveNodes'), positions: z.record(nodeId, position) }),
    z.strictObject({ kind: z.literal('renameNode'), nodeId, newId: nodeId }),
    z.strictObject({ kind: z.literal('addEdge'), edge }),
    z.strictObject({ kind: z.literal('removeEdge'), edgeId: id }),
    z.strictObject({ kind: z.literal('putNote'), note }),
    z.strictObject({ kind: z.literal('removeNote'), noteId: id }),
    z.strictObject({ kind: z.literal('putGroup'), group }),
    z.strictObject({ kind: z.literal('removeGroup'), groupId: id }),
    z.strictObject({ kind: z.literal('setSettings'), patch: settingsPatchSchema }),
    z.strictObject({ kind: z.literal('replaceGraph'), graph }),
    z.strictObject({ kind: z.literal('batch'), label: title, operations: z.array(operation).max(5_000) }),
  ]),
);

/** Reads a document of unknown origin. @throws DomainError `invalid-input` with one field error a fault. */
export function parseGraph(value: unknown): Graph {
  return parse(graph, value, 'This is not a workflow document.');
}

/** Reads an operation of unknown origin. @throws DomainError `invalid-input` with one field error a fault. */
export function parseOperation(value: unknown): Operation {
  return parse(operation, value, 'This change cannot be read.');
}

function parse<T>(schema: ZodType<T>, value: unknown, message: string): T {
  const result = safeParse(schema, value, message);
  if (result.success) return result.data;
  const { issues } = result.error;
  const fields = issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  // A limit says itself what to do; what else is wrong is the work of a program and means nothing to a reader.
  const limit = issues.find(
    ({ code, message: text }) => (code === 'too_big' || code === 'too_small') && isSentence(text),
  );
  throw new DomainError('invalid-input', limit?.message ?? message, { fields });
}

/** Whether the words are ours: those of the schema library end without a full stop. */
function isSentence(text: string): boolean {
  return text.endsWith('.');
}

function safeParse<T>(schema: ZodType<T>, value: unknown, message: string): ReturnType<typeof schema.safeParse> {
  try {
    return schema.safeParse(value);
  } catch (error) {
    // Lists in lists without end exhaust the stack before anything can be said about them.
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError('invalid-input', `${message} Its parts stand too deep in each other.`, { cause: error });
  }
}
