import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { Chip, type IconName, iconNamed } from '@flowkeep/ui';
import { type CanvasSource, useCanvasSource } from './canvas-source.ts';
import { chipText, type ShownValue } from './chip-text.ts';
import { useChipTexts } from './use-chip-texts.ts';

/** A value from elsewhere, as a chip that names its origin. */
export function ValueChip({ value }: { readonly value: ShownValue }): ReactElement {
  const source = useCanvasSource();
  const texts = useChipTexts();
  // The text is the selected value, so that the chip changes only when its own words do.
  const text = useStore(source.graph, ({ graph }) => chipText(graph, source.catalog, texts, value));
  const icon = useStore(source.graph, ({ graph }) => originIcon(graph.nodes, source, value.path));
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
