import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '@flowkeep/ui';
import { stepText } from '../commands/step-text.ts';
import type { DroppedChange } from '../document/rebase.ts';

/** Names the changes that no longer fit. */
export function useDroppedToast(): (dropped: readonly DroppedChange[]) => void {
  const { t } = useTranslation('editor');
  const toast = useToast();
  return useCallback(
    (dropped) => {
      if (dropped.length === 0) return;
      const lines = dropped.map(({ step, reason }) =>
        step === null ? reason : t('save.droppedStep', { step: stepText(t, step), reason }),
      );
      toast({ tone: 'bad', title: t('save.dropped', { count: dropped.length }), text: lines.join(' ') });
    },
    [t, toast],
  );
}
