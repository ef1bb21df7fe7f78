import { useMemo } from 'react';
import { chipText } from '../../../canvas/chip-text.ts';
import { useChipTexts } from '../../../canvas/use-chip-texts.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import type { ChipWords } from './template-dom.ts';
import styles from './values.module.css';

/** How chips inside a text are named and look. */
export function useChipWords(): ChipWords {
  const { source } = useEditor();
  const graph = useGraph();
  const texts = useChipTexts();
  return useMemo(
    () => ({
      className: styles['chip'] ?? '',
      label: (value) => chipText(graph, source.catalog, texts, value),
    }),
    [graph, source, texts],
  );
}
