import { Button, Notice, TextField, useToast } from '@flowkeep/ui';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { acceptInvitation } from './api/accept-invitation.ts';
import { EntryPage } from '../../page/entry-page.tsx';
import { PasswordField } from './components/password-field.tsx';
import styles from './components/sign-in.module.css';

const SHORTEST_PASSWORD = 10;

export function AcceptInvitationPage(): ReactElement {
  const { t } = useTranslation('session');
  // After the #, so that the secret never reaches a server's log.
  const token = useLocation().hash.slice(1);
  return (
    <EntryPage title={t('invitation.title')} text={t('invitation.text')}>
      {token === '' ? <Notice tone="bad">{t('invitation.noToken')}</Notice> : <AcceptForm token={token} />}
    </EntryPage>
  );
}

function AcceptForm({ token }: { readonly token: string }): ReactElement {
  const { t } = useTranslation('session');
  const toast = useToast();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const mutation = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: () => {
      toast({ tone: 'good', title: t('invitation.joined') });
      void navigate('/sign-in');
    },
  });
  const nameMissing = name.trim() === '';
  const passwordShort = password.length < SHORTEST_PASSWORD;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!nameMissing && !passwordShort) mutation.mutate({ token, name: name.trim(), password });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      {mutation.error !== null && <Notice tone="bad">{mutation.error.message}</Notice>}
      <TextField
        label={t('invitation.name')}
        autoComplete="name"
        value={name}
        onChange={setName}
        autoFocus
        error={tried && nameMissing ? t('invitation.fillName') : undefined}
      />
      <PasswordField
        label={t('invitation.password')}
        hint={t('invitation.passwordHint')}
        value={password}
        onChange={setPassword}
        isNew
        error={tried && passwordShort ? t('invitation.shortPassword') : undefined}
      />
      <Button type="submit" look="primary" className={styles['submit']} busy={mutation.isPending}>
        {t('invitation.accept')}
      </Button>
    </form>
  );
}
