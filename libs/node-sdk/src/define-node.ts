import type { NodeClass } from '@flowkeep/graph';
import type { NodeDefinition } from './definition.ts';
import type { DraftOf, Fields } from './field.ts';
import { readDraft } from './read-draft.ts';

/**
 * Declares a node type. The types of `ports`, `outputs`, `summary` and `structure` come from the fields, and all are
 * made to bear any config: they are handed only what has the right shape.
 * @throws RangeError at load, when a field is shown by one that does not come before it.
 */
export function defineNode<F extends Fields, const T extends string, const C extends NodeClass>(
  definition: NodeDefinition<F> & { readonly type: T; readonly class: C },
): NodeDefinition<F> & { readonly type: T; readonly class: C } {
  assertShownByEarlier(definition.type, definition.fields);
  const read = (config: DraftOf<F>): DraftOf<F> => readDraft(definition.fields, config as never);
  const { structure } = definition;
  return {
    ...definition,
    ...(structure === undefined ? {} : { structure: (config: DraftOf<F>) => structure(read(config)) }),
    ports: (config) => definition.ports(read(config)),
    outputs: (config) => definition.outputs(read(config)),
    summary: (config) => definition.summary(read(config)),
  };
}

function assertShownByEarlier(type: string, fields: Fields): void {
  const names = Object.keys(fields);
  for (const [name, field] of Object.entries(fields)) {
    if (field.item) assertShownByEarlier(type, field.item);
    const decider = field.showWhen?.field;
    if (decider === undefined) continue;
    const place = names.indexOf(decider);
    if (place < 0 || place >= names.indexOf(name)) {
      throw new RangeError(`${type}: the field "${name}" is shown by "${decider}", which must come before it.`);
    }
  }
}
