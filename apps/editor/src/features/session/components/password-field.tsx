import { Button, TextField } from '@flowkeep/ui';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './sign-in.module.css';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly isNew?: boolean;
  readonly autoFocus?: boolean;
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ isNew = false, ...field }: PasswordFieldProps): ReactElement {
  const { t } = useTranslation('session');
  const [shown, setShown] = useState(false);
  return (
    <div className={styles['password']}>
      <TextField
        {...field}
        type={shown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        required
      />
      <Button
        look="quiet"
        size="small"
        icon={shown ? 'eye-off' : 'eye'}
        className={styles['reveal']}
        onClick={() => setShown(!shown)}
      >
        {shown ? t('hidePassword') : t('showPassword')}
      </Button>
    </div>
  );
}
