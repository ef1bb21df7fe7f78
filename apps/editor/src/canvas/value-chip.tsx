import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Chip, type IconName, iconNamed } from '@flowkeep/ui';
import { type CanvasSource, useCanvasSource } from './canvas-source.ts';
import { useRootWords } from './use-root-words.ts';
import { originText, valueOrigin } from './value-origin.ts';

/** A value from elsewhere, as a chip that names its origin. */
export function ValueChip({ path }: { readonly path: readonly string[] }): ReactElement {
  const source = useCanvasSource();
  const { t } = useTranslation('editor');
  const words = useRootWords();
  // The text is the selected value, so that the chip changes only when its own words do.
  const text = useStore(source.graph, ({ graph }) => {
    const origin = valueOrigin(graph, source.catalog, path, words);
    return origin.known ? originText(origin) : t('value.missing', { name: path.join('.') });
  });
  const icon = useStore(source.graph, ({ graph }) => originIcon(graph.nodes, source, path));
  return <Chip icon={icon}>{text}</Chip>;
}

function originIcon(
  nodes: Readonly<Record<string, { readonly type: string }>>,
  source: CanvasSource,
  path: readonly string[],
): IconName | undefined {
  if (path[0] === 'contact') return 'contact-round';
  if (path[0] === 'workspace') return 'building-2';
  if (path[0] === 'steps' && !nodes[path[1] ?? '']) return 'triangle-alert';
  const type = nodes[path[1] ?? '']?.type ?? '';
  const icon = source.definitions[type]?.icon;
  return icon === undefined ? undefined : iconNamed(icon);
}
