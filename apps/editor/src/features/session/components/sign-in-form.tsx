import { Button, Notice, TextField } from '@flowkeep/ui';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/api-error.ts';
import { signIn } from '../api/sign-in.ts';
import { PasswordField } from './password-field.tsx';
import styles from './sign-in.module.css';

interface SignInFormProps {
  /** When it is known who signs in, only the password is asked. */
  readonly email?: string | undefined;
  readonly onSignedIn: () => void;
  readonly children?: ReactNode;
}

/** Asks for email and password and begins a session. */
export function SignInForm({ email: knownEmail, onSignedIn, children }: SignInFormProps): ReactElement {
  const { t } = useTranslation(['session', 'common']);
  const [email, setEmail] = useState(knownEmail ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const mutation = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const failure = useFailureSentence(mutation.error);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (email.trim() !== '' && password !== '') mutation.mutate({ email: email.trim(), password });
  };

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        readOnly={knownEmail !== undefined}
        autoFocus={knownEmail === undefined}
        required
        error={tried && email.trim() === '' ? t('fillEmail') : undefined}
      />
      <PasswordField
        label={t('password')}
        value={password}
        onChange={setPassword}
        autoFocus={knownEmail !== undefined}
        error={tried && password === '' ? t('fillPassword') : undefined}
      />
      <Button type="submit" look="primary" className={styles['submit']} busy={mutation.isPending}>
        {t('signIn')}
      </Button>
      {children}
    </form>
  );
}

function useFailureSentence(error: Error | null): string | null {
  const { t } = useTranslation(['session', 'common']);
  if (error === null) return null;
  if (!(error instanceof ApiError)) return t('common:error.unreachable');
  if (error.status === 401 || error.status === 403) return t('wrong');
  if (error.status === 429) return t('tooMany');
  return error.detail;
}
