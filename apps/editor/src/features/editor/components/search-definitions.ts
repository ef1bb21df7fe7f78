import type { NodeDefinition, PaletteGroup } from '@flowkeep/node-sdk';

const ORDER = ['start', 'messages', 'wait', 'think', 'crm', 'data', 'flow'] as const satisfies readonly PaletteGroup[];

/** Definitions that match a text: names that begin with it first, then names and descriptions that hold it. */
export function searchDefinitions(definitions: readonly NodeDefinition[], text: string): readonly NodeDefinition[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return definitions;
  const rank = ({ label, title, description }: NodeDefinition): number => {
    const name = label.toLocaleLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return `${title} ${description}`.toLocaleLowerCase().includes(wanted) ? 2 : 3;
  };
  return definitions
    .map((definition) => ({ definition, rank: rank(definition) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((entry) => entry.definition);
}

/** Definitions under the headings of the palette, empty headings left out. */
export function groupDefinitions(
  definitions: readonly NodeDefinition[],
): readonly (readonly [PaletteGroup, readonly NodeDefinition[]])[] {
  return ORDER.map((group) => [group, definitions.filter((definition) => definition.group === group)] as const).filter(
    ([, list]) => list.length > 0,
  );
}
