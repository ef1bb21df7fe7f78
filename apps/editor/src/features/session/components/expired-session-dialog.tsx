import { Button, Dialog } from '@flowkeep/ui';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { queryKeys } from '../../../api/query-keys.ts';
import { onSessionExpired } from '../../../api/sign-in-again.ts';
import type { Session } from '../../../workspace/workspace-context.ts';
import { SignInForm } from './sign-in-form.tsx';

type Answer = (signedIn: boolean) => void;

/** Opens over the page when the session has ended; requests that wait for it go on after the sign-in. */
export function ExpiredSessionDialog(): ReactElement {
  const { t } = useTranslation(['session', 'common']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const location = useLocation();
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(
    () =>
      onSessionExpired(
        () =>
          new Promise<boolean>((resolve) => {
            setAnswer(() => resolve);
          }),
      ),
    [],
  );

  const finish = (signedIn: boolean): void => {
    answer?.(signedIn);
    setAnswer(null);
  };
  const signInAsOther = (): void => {
    finish(false);
    client.clear();
    void navigate(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  };
  const email = client.getQueryData<Session | null>(queryKeys.session)?.user.email;

  return (
    <Dialog
      open={answer !== null}
      onOpenChange={() => undefined}
      dismissable={false}
      title={t('expired.title')}
      text={t('expired.text')}
      closeLabel={t('common:close')}
    >
      <SignInForm email={email} onSignedIn={() => finish(true)}>
        <Button look="quiet" onClick={signInAsOther}>
          {t('expired.otherPerson')}
        </Button>
      </SignInForm>
    </Dialog>
  );
}
