import { useToast } from '@flowkeep/ui';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';

/** Says in a toast why something did not work. Pass it as `onError` of a mutation. */
export function useFailureToast(): (error: unknown) => void {
  const toast = useToast();
  const { t } = useTranslation();
  return useCallback(
    (error: unknown) => {
      const problem = error instanceof ApiError ? error : null;
      toast({
        tone: 'bad',
        title: problem?.title ?? t('error.title'),
        text: problem?.detail ?? t('error.unreachable'),
      });
    },
    [toast, t],
  );
}
