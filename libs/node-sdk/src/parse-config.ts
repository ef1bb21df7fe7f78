import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import type { ConfigPath, ConfigProblem, ConfigResult } from '@flowkeep/graph';
import { checkTemplate } from '@flowkeep/expressions';
import { DEFAULT_FIXES, emptyMessage } from './field-words.ts';
import type { Field, Fields } from './field.ts';
import { isBlank, mayBeMissing } from './blank.ts';
import { isDeeperThan } from './depth.ts';
import { templatePlaces } from './template-places.ts';

/** No honest config is nested deeper; a hostile one must not exhaust the stack. */
const MAX_DEPTH = 24;

interface Findings {
  readonly problems: ConfigProblem[];
  readonly templates: ConfigPath[];
}

/**
 * Checks a config against its fields and completes it: what is missing gets its default, what is hidden gets the field's
 * empty value. Lists the places of texts to evaluate. Never throws, whatever JSON it is given.
 */
export function parseConfig(fields: Fields, config: JsonObject): ConfigResult {
  if (isDeeperThan(config, MAX_DEPTH)) {
    const message = 'These settings are nested too deeply.';
    return { ok: false, problems: [{ path: '', message, fix: 'Remove the node and add it again.' }] };
  }
  const findings: Findings = { problems: [], templates: [] };
  const parsed = parseFields(fields, config, [], findings);
  if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
  return { ok: true, config: parsed, templates: findings.templates };
}

function parseFields(fields: Fields, given: JsonValue, path: ConfigPath, findings: Findings): JsonObject {
  if (!isJsonObject(given)) {
    report(findings, path, 'This must be a set of named settings.', 'Remove it and add it again.');
    return {};
  }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(fields, name))
      report(findings, [...path, name], `There is no setting "${name}" here.`, 'Remove it.');
  }
  const parsed: Record<string, JsonValue> = {};
  const hidden = new Set<string>();
  for (const [name, field] of Object.entries(fields)) {
    const isOut = isHidden(field, parsed, hidden);
    if (isOut) hidden.add(name);
    const value = isOut ? field.empty : parseField(field, givenValue(field, given, name), [...path, name], findings);
    // Only a field that may be left out has no value for "empty".
    if (value !== undefined) parsed[name] = value as JsonValue;
  }
  return parsed;
}

function givenValue(field: Field, given: JsonObject, name: string): JsonValue | undefined {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  return value ?? (mayBeMissing(field) ? undefined : (field.initial as JsonValue | undefined));
}

function isHidden({ showWhen }: Field, parsed: JsonObject, hidden: ReadonlySet<string>): boolean {
  if (!showWhen) return false;
  const decider = parsed[showWhen.field];
  return hidden.has(showWhen.field) || !showWhen.is.some((value) => value === decider);
}

function parseField(
  field: Field,
  value: JsonValue | undefined,
  path: ConfigPath,
  findings: Findings,
): JsonValue | undefined {
  if (value === undefined || isBlank(field, value)) {
    if (field.required) report(findings, path, emptyMessage(field), field.fix ?? DEFAULT_FIXES[field.kind]);
    return field.empty as JsonValue | undefined;
  }
  if (field.item) return parseList(field, field.item, value, path, findings);
  const result = field.schema.safeParse(value);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const fix = issue.code === 'custom' ? (issue.params?.['fix'] as string | undefined) : undefined;
      report(
        findings,
        [...path, ...(issue.path as ConfigPath)],
        issue.message,
        fix ?? field.fix ?? DEFAULT_FIXES[field.kind],
      );
    }
    return field.empty as JsonValue | undefined;
  }
  const parsed = result.data as JsonValue;
  if (field.templates) readTemplates(field, parsed, path, findings);
  return parsed;
}

function parseList(field: Field, item: Fields, value: JsonValue, path: ConfigPath, findings: Findings): JsonValue {
  if (!Array.isArray(value)) {
    report(findings, path, `${field.label} must be a list.`, DEFAULT_FIXES.list);
    return [];
  }
  const items = value as readonly JsonValue[];
  if (field.maxItems !== undefined && items.length > field.maxItems) {
    report(findings, path, `${field.label} has too many items.`, `Keep ${field.maxItems} at most.`);
    return [];
  }
  reportTwins(field, items, path, findings);
  return items.map((entry, index) => parseFields(item, entry, [...path, index], findings));
}

function reportTwins(
  { uniqueBy, itemLabel }: Field,
  items: readonly JsonValue[],
  path: ConfigPath,
  findings: Findings,
): void {
  if (uniqueBy === undefined) return;
  const seen = new Set<JsonValue>();
  items.forEach((entry, index) => {
    const value = isJsonObject(entry) ? entry[uniqueBy] : undefined;
    if (value === undefined || value === '') return;
    const message = `This ${itemLabel ?? 'item'} is there twice.`;
    if (seen.has(value)) report(findings, [...path, index, uniqueBy], message, 'Change one of them, or remove it.');
    seen.add(value);
  });
}

/** What is evaluated when an event comes must not be evaluated when the step begins. */
function readTemplates(field: Field, value: JsonValue, path: ConfigPath, findings: Findings): void {
  for (const place of templatePlaces(value, path)) {
    const problem = checkTemplate(place.text);
    if (problem)
      report(findings, place.path, problem.message, 'Correct what stands between {{ and }}, or pick the value again.');
    else if (field.evaluated === undefined) findings.templates.push(place.path);
  }
}

function report(findings: Findings, path: ConfigPath, message: string, fix: string): void {
  findings.problems.push({ path: path.join('.'), message, fix });
}
