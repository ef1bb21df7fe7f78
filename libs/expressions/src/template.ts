import { Output, type Template, toValueSync } from 'liquidjs';
import { DomainError, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { createTemplateEngine } from './template-engine.ts';
import { MeteredContext } from './metered-context.ts';
import { toJsonValue } from './json-value.ts';
import type { Scope } from './scope.ts';
import { WorkMeter } from './work-meter.ts';

/** Why a template cannot be read, and where. */
export interface ExpressionProblem {
  readonly message: string;
  /** From 1; 0 where the place is not known. */
  readonly line: number;
  readonly column: number;
}

const engine = createTemplateEngine();
const CACHE_SIZE = 1_000;
const cache = new Map<string, readonly Template[]>();

/** Whether a text holds anything to evaluate. */
export function hasTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/** Parsed template, kept for the next time. Throws Liquid's own error. */
export function parsed(text: string): Template[] {
  const known = cache.get(text);
  if (known) return [...known];
  const templates = engine.parse(text);
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value ?? text);
  cache.set(text, templates);
  return [...templates];
}

/** What is wrong with the writing of a template, or null. */
export function checkTemplate(text: string): ExpressionProblem | null {
  if (!hasTemplate(text)) return null;
  try {
    parsed(text);
    return null;
  } catch (error) {
    return problemOf(error);
  }
}

/**
 * Evaluates a template. A text that is exactly one `{{ … }}` keeps the type of its value; every other text gives text.
 * A path that leads nowhere gives null, or nothing inside a text. The scope is data: what it holds is never evaluated.
 * What `work` has counted already is counted in, so that several renderings can share one bound.
 * @throws DomainError `invalid-input` when the template is malformed or goes over its bounds.
 */
export function renderTemplate(text: string, scope: Scope, work = new WorkMeter()): JsonValue {
  if (!hasTemplate(text)) return text;
  try {
    const templates = parsed(text);
    const [only] = templates;
    const context = new MeteredContext(scope, engine, work);
    if (templates.length === 1 && only instanceof Output) {
      const value: unknown = toValueSync(only.value.value(context, true));
      context.work.weigh(value);
      return toJsonValue(value);
    }
    return toJsonValue(toValueSync(engine.renderer.renderTemplates(templates, context)));
  } catch (error) {
    throw refusalOf(error);
  }
}

type Render = (text: string) => JsonValue;

/**
 * Evaluates the templates at the given places of a config and leaves everything else as it is. With `work` they share one
 * bound; without it each has its own.
 */
export function renderAt(
  config: JsonObject,
  paths: readonly (readonly (string | number)[])[],
  scope: Scope,
  work?: WorkMeter,
): JsonObject {
  const render: Render = (text) => renderTemplate(text, scope, work);
  return paths.reduce<JsonValue>((value, path) => replaceAt(value, path, render), config) as JsonObject;
}

/** Evaluates every text inside a value; they share one bound. @throws DomainError as {@link renderTemplate}. */
export function renderTexts(value: JsonValue, scope: Scope, work = new WorkMeter()): JsonValue {
  if (typeof value === 'string') return renderTemplate(value, scope, work);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => renderTexts(item, scope, work));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renderTexts(item, scope, work)]));
}

function replaceAt(value: JsonValue, path: readonly (string | number)[], render: Render): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? render(value) : value;
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item, index) => (index === key ? replaceAt(item, rest, render) : item));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  const object = value as JsonObject;
  return { ...object, [key]: replaceAt(object[key] ?? null, rest, render) };
}

/** Liquid wraps what is thrown inside a template; our own sentences are told as they are. */
function refusalOf(error: unknown): DomainError {
  const causes = [error, (error as { originalError?: unknown } | null)?.originalError];
  const own = causes.find((cause) => cause instanceof DomainError);
  return own ?? new DomainError('invalid-input', problemOf(error).message, { cause: error });
}

/** Liquid's messages end with the place and the source line; people get the first sentence and the place apart. */
function problemOf(error: unknown): ExpressionProblem {
  const text = messageOf(error);
  const place = /line:(\d+), col:(\d+)/.exec(text);
  const reason = text.split(/, (?:file:|line:)/)[0] ?? text;
  return {
    message: `This template cannot be used: ${reason}.`,
    line: Number(place?.[1] ?? 0),
    column: Number(place?.[2] ?? 0),
  };
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : 'it cannot be read';
  return text.startsWith('Maximum call stack') ? 'its parts stand too deep in each other' : text;
}

/**
 * Paths that the templates of a text read from the scope, loop variables and assignments left out. A path ends before a
 * part that only the rendering will name: `steps.book[vars.part].number` is `['steps', 'book']`, and `['vars', 'part']`.
 */
export function listReferences(text: string): readonly (readonly string[])[] {
  if (!hasTemplate(text)) return [];
  try {
    return engine
      .globalVariableSegmentsSync(parsed(text))
      .map((segments) => segments.slice(0, firstDynamic(segments)).map(String));
  } catch {
    // A malformed template reads nothing; checkTemplate says what is wrong with it.
    return [];
  }
}

function firstDynamic(segments: readonly unknown[]): number {
  const place = segments.findIndex((segment) => typeof segment === 'object');
  return place === -1 ? segments.length : place;
}
