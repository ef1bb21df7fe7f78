import type { JsonObject } from '@flowkeep/contracts';
import { listReferences } from '@flowkeep/expressions';
import type { Plan, PlanNode } from '@flowkeep/graph';
import { nameOf } from './name-of.ts';

/** A bracket with nothing before it that it could be a part of. */
const NAMED_BY_THE_RUN = /(?<![\w\])"'?])\[/;

/** Parts of a value by name, or all of it. */
export type Needed = ReadonlySet<string> | 'all';

/** What the steps that undo a step can ask for: parts of what it gave, and of what its sub-workflow was given. */
export interface UndoingNeeds {
  readonly output: Needed;
  readonly trigger: Needed;
}

/** Reads the templates of all steps in the bodies of handlers. */
export function undoingNeedsOf(plan: Plan, undone: number, handlers: readonly number[]): UndoingNeeds {
  const node = plan.nodes[undone];
  const inside = plan.nodes.filter(({ region }) => isInside(plan, region, handlers));
  const references = inside.flatMap((each) => each.templates.flatMap((path) => referencesIn(textAt(each, path))));
  const name = node === undefined ? '' : nameOf(node);
  return { output: partsAt(references, ['steps', name]), trigger: partsAt(references, ['trigger']) };
}

/** Only those parts of a value that are needed. */
export function needed(value: JsonObject, parts: Needed): JsonObject {
  if (parts === 'all') return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => parts.has(name)));
}

/** Names of what is needed of a value that was kept for other needs; `all` may ask for anything. */
export function missing(now: Needed, before: Needed, kept: JsonObject): readonly string[] | 'all' {
  if (before === 'all') return [];
  return now === 'all' ? 'all' : [...now].filter((part) => !before.has(part) && !Object.hasOwn(kept, part));
}

function isInside(plan: Plan, region: number | undefined, handlers: readonly number[]): boolean {
  if (region === undefined) return false;
  return handlers.includes(region) || isInside(plan, plan.nodes[region]?.region, handlers);
}

/** A value that only the run will name, as in `{{ [vars.name] }}`, may be any of them. */
function referencesIn(text: string): readonly (readonly string[])[] {
  const references = listReferences(text);
  return references.length > 0 && NAMED_BY_THE_RUN.test(text) ? [...references, []] : references;
}

function textAt({ config }: PlanNode, path: readonly (string | number)[]): string {
  const at = (value: unknown, key: string | number) => (value as Readonly<Record<string, unknown>> | null)?.[key];
  const found = path.reduce<unknown>(at, config);
  return typeof found === 'string' ? found : '';
}

function partsAt(references: readonly (readonly string[])[], start: readonly string[]): Needed {
  const parts = new Set<string>();
  for (const reference of references) {
    if (!start.every((name, place) => reference[place] === undefined || reference[place] === name)) continue;
    const part = reference[start.length];
    // It speaks of the whole, or of a part that only the run will name.
    if (part === undefined) return 'all';
    parts.add(part);
  }
  return parts;
}
