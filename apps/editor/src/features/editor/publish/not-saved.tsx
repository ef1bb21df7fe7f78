import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@flowkeep/ui';
import { useDocument } from '../editor-context.ts';

/** Why nothing was published: the last changes are not saved. Says nothing once they are. */
export function NotSaved(): ReactElement | null {
  const { t } = useTranslation('editor');
  const save = useDocument((state) => state.save);
  switch (save.kind) {
    case 'saved':
    // The question about it stands in front of the dialog.
    case 'conflict':
      return null;
    case 'offline':
      return <Notice tone="bad">{t('publish.offline')}</Notice>;
    case 'refused':
      return <Notice tone="bad">{t('publish.refused', { message: save.message })}</Notice>;
    case 'waiting':
    case 'saving':
      return <Notice tone="bad">{t('publish.unsaved')}</Notice>;
  }
}
