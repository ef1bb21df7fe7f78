import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import { isJsonObject } from '@flowkeep/contracts';
import type { NodeDefinition } from './definition.ts';
import type { ExecuteContext, ExecuteResult, Executor } from './execute.ts';
import type { Fields, RenderedOf } from './field.ts';
import { textOf } from './value-text.ts';

/**
 * Behaviour of a quick or outbound node, typed by its definition. A template may have given anything; before `execute`
 * sees the config, texts are made text again. Values of assignments keep their types.
 */
export function defineExecutor<F extends Fields>(
  definition: NodeDefinition<F>,
  execute: (context: ExecuteContext<RenderedOf<F>>) => Promise<ExecuteResult>,
): Executor {
  return (context) => execute({ ...context, config: settle(definition.fields, context.config) as RenderedOf<F> });
}

function settle(fields: Fields, config: JsonObject): JsonObject {
  const settled = Object.entries(fields).map(([name, field]) => {
    const value = config[name] ?? null;
    if (field.item) return [name, settleItems(field.item, value)] as const;
    return [
      name,
      field.kind === 'text' || field.kind === 'multiline' || field.kind === 'instant' ? textOf(value) : value,
    ] as const;
  });
  return Object.fromEntries(settled);
}

function settleItems(item: Fields, value: JsonValue): JsonValue {
  return Array.isArray(value) ? value.map((entry: JsonValue) => settle(item, isJsonObject(entry) ? entry : {})) : [];
}
