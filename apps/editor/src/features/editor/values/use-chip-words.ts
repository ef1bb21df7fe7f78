import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRootWords } from '../../../canvas/use-root-words.ts';
import { originText, valueOrigin } from '../../../canvas/value-origin.ts';
import { useEditor, useGraph } from '../editor-context.ts';
import type { ChipWords } from './template-dom.ts';
import styles from './values.module.css';

/** How chips inside a text are named and look. */
export function useChipWords(): ChipWords {
  const { t } = useTranslation('editor');
  const { source } = useEditor();
  const graph = useGraph();
  const words = useRootWords();
  return useMemo(
    () => ({
      className: styles['chip'] ?? '',
      label: (path) => {
        const origin = valueOrigin(graph, source.catalog, path, words);
        return origin.known ? originText(origin) : t('value.missing', { name: path.join('.') });
      },
    }),
    [graph, source, words, t],
  );
}
