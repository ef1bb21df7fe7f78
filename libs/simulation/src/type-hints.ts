import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { listReferences } from '@flowkeep/expressions';
import type { Plan } from '@flowkeep/graph';

/** What kind of value steps make of what the trigger brings, by its name: a list that is gone through, say. */
export function typeHints(plan: Plan): ReadonlyMap<string, string> {
  const hints = new Map<string, string>();
  const note = (template: JsonValue | undefined, type: string): void => {
    const [reference] = typeof template === 'string' ? listReferences(template) : [];
    const [scope, name, ...deeper] = reference ?? [];
    if (scope === 'trigger' && name !== undefined && deeper.length === 0) hints.set(name, type);
  };
  for (const { type, config } of plan.nodes) {
    if (type === 'flow.each') note(config['items'], 'list');
    for (const { name, type: taken } of objectsIn(config['takes'])) {
      const given = objectsIn(config['inputs']).find((input) => input['name'] === name);
      if (typeof taken === 'string') note(given?.['value'], taken);
    }
  }
  return hints;
}

function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : [];
}
