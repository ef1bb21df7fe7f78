import { Button, Dialog } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from './copy-field.tsx';

interface ShownOnceProps {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly value: string;
  readonly doneLabel: string;
  readonly onClose: () => void;
}

/** Shows a secret that nobody can read again. It closes by its button only, so that no slip of the hand loses it. */
export function ShownOnce({ title, text, label, value, doneLabel, onClose }: ShownOnceProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      dismissable={false}
      title={title}
      text={text}
      closeLabel={t('close')}
      footer={
        <Button look="primary" onClick={onClose}>
          {doneLabel}
        </Button>
      }
    >
      <CopyField label={label} value={value} />
    </Dialog>
  );
}
