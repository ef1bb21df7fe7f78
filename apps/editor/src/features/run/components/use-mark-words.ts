import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@flowkeep/ui';
import type { MarkWords } from '../model/run-marks.ts';
import { shortTime } from '../model/run-time.ts';

const MINUTE = 60_000;

/** The words on the badges of cards. */
export function useMarkWords(): MarkWords {
  const { t } = useTranslation('run');
  const now = useNow(MINUTE);
  return useMemo(
    () => ({
      status: (look) => t(`mark.${look}`),
      until: (iso) => t('mark.until', { time: shortTime(iso, now) }),
      retrying: (attempt, attempts) => t('mark.retrying', { attempt: String(attempt), attempts: String(attempts) }),
      failed: (reason) => t('mark.failedBecause', { reason }),
      visits: (count) => t('mark.visits', { count }),
      reached: t('mark.reached'),
      notNeeded: t('mark.notNeeded'),
      paused: t('mark.paused'),
    }),
    [t, now],
  );
}
