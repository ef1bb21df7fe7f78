import type { JsonValue } from '@flowkeep/contracts';
import { listReferences } from '@flowkeep/expressions';
import type { Plan } from '@flowkeep/graph';
import { sampleValue } from './sample-values.ts';
import { textsIn } from './texts-in.ts';

const DAY_MILLISECONDS = 86_400_000;
const ITEMS = 2;

/** Items for a list that a trigger brings, each with the values that the steps inside of its loops read. */
export function sampleItems(plan: Plan, listName: string, startAt: number): readonly JsonValue[] {
  const names = itemValues(plan, listName);
  return Array.from({ length: ITEMS }, (_, index) => {
    // Times of further items lie further ahead.
    const at = startAt + index * DAY_MILLISECONDS;
    if (names.length === 0) return sampleValue('name', 'text', at);
    return Object.fromEntries(names.map((name) => [name, sampleValue(name, 'any', at)]));
  });
}

/** Names that steps read from `steps.<loop>.item` of loops over the list. */
function itemValues(plan: Plan, listName: string): readonly string[] {
  const loops = plan.nodes
    .filter(({ type, config }) => type === 'flow.each' && readsTrigger(config['items'], listName))
    .map(({ id }) => id);
  const names = plan.nodes
    .flatMap(({ config }) => textsIn(config))
    .flatMap((text) => listReferences(text))
    .flatMap(([scope, loop = '', item, name]) =>
      scope === 'steps' && item === 'item' && name !== undefined && loops.includes(loop) ? [name] : [],
    );
  return [...new Set(names)];
}

function readsTrigger(template: JsonValue | undefined, name: string): boolean {
  if (typeof template !== 'string') return false;
  return listReferences(template).some(([scope, first]) => scope === 'trigger' && first === name);
}
