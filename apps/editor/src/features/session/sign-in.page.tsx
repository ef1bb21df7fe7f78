import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { EntryPage } from '../../page/entry-page.tsx';
import { SignInForm } from './components/sign-in-form.tsx';
import { safeNext } from './safe-next.ts';

export function SignInPage(): ReactElement {
  const { t } = useTranslation('session');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const go = (): void => {
    client.clear();
    void navigate(safeNext(search.get('next')), { replace: true });
  };
  return (
    <EntryPage title={t('title')} lead={t('lead')}>
      <SignInForm onSignedIn={go} />
    </EntryPage>
  );
}
