import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChipTexts } from './chip-text.ts';
import { useRootWords } from './use-root-words.ts';

/** Words for chips in the reader's language. */
export function useChipTexts(): ChipTexts {
  const { t } = useTranslation('editor');
  const roots = useRootWords();
  return useMemo(
    () => ({
      roots,
      missing: (name) => t('value.missing', { name }),
      either: (first, second) => t('value.either', { first, second }),
    }),
    [roots, t],
  );
}
