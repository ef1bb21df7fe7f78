import { Button, TextField } from '@flowkeep/ui';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './copy-field.module.css';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A text to take elsewhere. */
export function CopyField({ label, value }: CopyFieldProps): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(value).then(() => setCopied(true));
  };
  return (
    <div className={styles['row']}>
      <TextField
        label={label}
        value={value}
        onChange={() => undefined}
        readOnly
        onFocus={(event) => event.target.select()}
        className={styles['field']}
      />
      <Button icon={copied ? 'check' : 'copy'} onClick={copy} className={styles['button']} aria-live="polite">
        {copied ? t('copied') : t('copy')}
      </Button>
    </div>
  );
}
