import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, RadioGroup, TextField } from '@flowkeep/ui';
import type { BulkForm, OfferedAction } from './bulk-choices.ts';
import styles from './bulk.module.css';

interface BulkFieldsProps {
  readonly form: BulkForm;
  readonly actions: readonly OfferedAction[];
  readonly onChange: (form: BulkForm) => void;
}

/** What shall happen, and from which days the runs are. */
export function BulkFields({ form, actions, onChange }: BulkFieldsProps): ReactElement {
  const { t } = useTranslation('runsList');
  return (
    <>
      <RadioGroup
        label={t('bulk.action')}
        value={form.action}
        options={actions.map((action) => ({
          value: action,
          label: t(`bulk.${action}`),
          hint: t(`bulk.${action}Hint`),
        }))}
        onChange={(action) => onChange({ ...form, action })}
      />
      {form.action === 'retry' && <RetryFields form={form} onChange={onChange} />}
      <div className={styles['pair']}>
        <TextField
          label={t('bulk.after')}
          type="date"
          value={form.after}
          onChange={(after) => onChange({ ...form, after })}
        />
        <TextField
          label={t('bulk.before')}
          type="date"
          value={form.before}
          onChange={(before) => onChange({ ...form, before })}
        />
      </div>
    </>
  );
}

function RetryFields({ form, onChange }: Omit<BulkFieldsProps, 'actions'>): ReactElement {
  const { t } = useTranslation('runsList');
  return (
    <>
      <RadioGroup
        label={t('bulk.version')}
        value={form.version}
        options={[
          { value: 'same', label: t('bulk.same') },
          { value: 'newest', label: t('bulk.newest') },
        ]}
        onChange={(version) => onChange({ ...form, version })}
      />
      <Checkbox
        label={t('bulk.unknown')}
        hint={t('bulk.unknownHint')}
        checked={form.evenIfUnknown}
        onChange={(evenIfUnknown) => onChange({ ...form, evenIfUnknown })}
      />
    </>
  );
}
