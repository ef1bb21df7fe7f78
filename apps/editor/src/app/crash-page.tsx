import { Button, buttonClass, EmptyState } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PageBody } from '../page/page-body.tsx';

/** Stands in place of a page that broke. The links load everything anew, so that nothing broken is kept. */
export function CrashPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <PageBody>
      <EmptyState
        tone="bad"
        headingLevel={1}
        icon="circle-alert"
        title={t('error.crash')}
        text={t('error.crashText')}
        actions={
          <>
            <Button look="primary" icon="refresh-cw" onClick={() => window.location.reload()}>
              {t('error.reload')}
            </Button>
            <a href="/" className={buttonClass()}>
              {t('error.toWorkflows')}
            </a>
          </>
        }
      />
    </PageBody>
  );
}
