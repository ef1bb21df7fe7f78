import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@flowkeep/ui';
import { formatDuration } from '../../../i18n/format.ts';

/** "1 d 22 h left", kept true while it is on the screen. */
export function TimeLeft({ until }: { readonly until: string }): ReactElement {
  const { t } = useTranslation('run');
  const left = Date.parse(until) - useNow(1_000);
  return (
    <time dateTime={until}>
      {left <= 0 ? t('story.due') : t('story.left', { time: formatDuration(Math.ceil(left / 1_000) * 1_000) })}
    </time>
  );
}
