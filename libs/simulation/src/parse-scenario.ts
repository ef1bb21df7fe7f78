import {
  type ContactSnapshot,
  DomainError,
  EVENT_KINDS,
  type JsonObject,
  type JsonValue,
  RUN_STATUSES,
  type WorkspaceSnapshot,
} from '@flowkeep/contracts';
import type { ZodType } from 'zod';
import type { Expectations } from './expectations.ts';
import { type Answer, type EarlierRun, type Happening, ORDER_KINDS, type Scenario } from './scenario.ts';
import { z } from './zod.ts';

/** A year has fewer seconds; what comes later belongs to no journey that somebody tries out. */
const LONGEST_SECONDS = 400 * 86_400;
const MOST_HAPPENINGS = 1_000;
const json: ZodType<JsonValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
const jsonObject: ZodType<JsonObject> = z.record(z.string(), json);
const seconds = z.number().min(0).max(LONGEST_SECONDS);
const nodeId = z.string().min(1).max(200);
const text = z.string().max(1_000);

const contact: ZodType<ContactSnapshot> = z.strictObject({
  id: text,
  name: text,
  phone: text.nullable(),
  email: text.nullable(),
  language: text.nullable(),
  timeZone: text.nullable(),
  source: text.nullable(),
  attributes: jsonObject,
});
const workspace: ZodType<WorkspaceSnapshot> = z.strictObject({
  id: text,
  name: text,
  timeZone: text,
  language: text,
  currency: text,
  region: text,
});
const before: ZodType<EarlierRun> = z.strictObject({
  lastRunSecondsAgo: seconds.exactOptional(),
  isUnderWay: z.boolean().exactOptional(),
});
const happening: ZodType<Happening> = z.strictObject({
  after: seconds,
  kind: z.enum([...EVENT_KINDS, ...ORDER_KINDS]),
  key: text.exactOptional(),
  match: text.exactOptional(),
  node: nodeId.exactOptional(),
  port: text.exactOptional(),
  about: z.enum(['contact', 'nobody']).exactOptional(),
  payload: jsonObject.exactOptional(),
});
const answer: ZodType<Answer> = z.strictObject({
  port: text.exactOptional(),
  output: jsonObject.exactOptional(),
  error: z.strictObject({ code: text, message: text }).exactOptional(),
  after: seconds.exactOptional(),
});
const scenario: ZodType<Scenario> = z.strictObject({
  startAt: z.iso.datetime({ offset: true }),
  triggerNode: nodeId,
  trigger: jsonObject,
  contact: contact.nullable(),
  workspace,
  before: before.exactOptional(),
  happenings: z.array(happening).max(MOST_HAPPENINGS),
  answers: z.record(nodeId, z.union([answer, z.array(answer).min(1).max(MOST_HAPPENINGS)])),
});
const expectations: ZodType<Expectations> = z.strictObject({
  status: z.enum(RUN_STATUSES).exactOptional(),
  outcome: text.nullable().exactOptional(),
  visits: z.record(nodeId, z.int().min(0)).exactOptional(),
  messages: z
    .array(z.strictObject({ contains: text, node: nodeId.exactOptional() }))
    .max(200)
    .exactOptional(),
  notVisited: z.array(nodeId).max(1_000).exactOptional(),
});

/** Reads a scenario of unknown origin. @throws DomainError `invalid-input` with one field error a fault. */
export function parseScenario(value: unknown): Scenario {
  return parse(scenario, value, 'This is not a scenario.');
}

/** Reads expectations of unknown origin. @throws DomainError `invalid-input` with one field error a fault. */
export function parseExpectations(value: unknown): Expectations {
  return parse(expectations, value, 'These are not expectations.');
}

function parse<T>(schema: ZodType<T>, value: unknown, message: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw new DomainError('invalid-input', message, { fields });
}
