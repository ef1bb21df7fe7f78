import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cronWords } from '@flowkeep/nodes';
import { Field, Select, TextField } from '@flowkeep/ui';
import { changeKind, type CronParts, readCron, writeCron } from './cron-parts.ts';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';

const KINDS = [
  'hourly',
  'daily',
  'weekdays',
  'weekly',
  'monthly',
  'custom',
] as const satisfies readonly CronParts['kind'][];

/** Monday first; 2024-01-01 was a Monday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0].map((weekday, index) => ({
  value: String(weekday),
  label: new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index)),
}));

/** When it starts, in plain choices, with the pattern itself for those who know it. */
export function CronField(props: FieldProps): ReactElement {
  const { value, onChange } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const { label, error } = useFieldText(props);
  const pattern = textValue(value) || '0 9 * * *';
  const [isCustom, setCustom] = useState(readCron(pattern).kind === 'custom');
  const parts: CronParts = isCustom ? { kind: 'custom', pattern } : readCron(pattern);
  const change = (next: CronParts): void => {
    setCustom(next.kind === 'custom');
    onChange(writeCron(next));
  };
  return (
    <Field label={label} {...(error ? { error } : { hint: cronWords(pattern) ?? t('cron.saysCustom', { pattern }) })}>
      {({ id }) => (
        <div id={id} role="group" aria-label={label} className={styles['cron']}>
          <Select
            label={t('cron.every')}
            hideLabel
            value={parts.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(`cron.${kind}`) }))}
            disabled={isDisabled}
            onChange={(kind) => change(changeKind(parts, kind))}
          />
          <CronDetails parts={parts} onChange={change} isDisabled={isDisabled} />
        </div>
      )}
    </Field>
  );
}

interface CronDetailsProps {
  readonly parts: CronParts;
  readonly onChange: (parts: CronParts) => void;
  readonly isDisabled: boolean;
}

function CronDetails({ parts, onChange, isDisabled }: CronDetailsProps): ReactElement {
  const { t } = useTranslation('editor');
  if (parts.kind === 'custom') {
    return (
      <TextField
        label={t('cron.pattern')}
        hint={t('cron.patternHint')}
        value={parts.pattern}
        readOnly={isDisabled}
        onChange={(pattern) => onChange({ kind: 'custom', pattern })}
      />
    );
  }
  if (parts.kind === 'hourly') {
    return (
      <TextField
        label={t('cron.minute')}
        type="number"
        min={0}
        max={59}
        value={String(parts.minute)}
        readOnly={isDisabled}
        onChange={(minute) => onChange({ kind: 'hourly', minute: clamp(minute, 0, 59) })}
      />
    );
  }
  return (
    <div className={styles['pair']}>
      {parts.kind === 'weekly' && (
        <Select
          label={t('cron.on')}
          value={String(parts.weekday)}
          options={WEEKDAYS}
          disabled={isDisabled}
          onChange={(weekday) => onChange({ ...parts, weekday: Number(weekday) })}
        />
      )}
      {parts.kind === 'monthly' && (
        <TextField
          label={t('cron.day')}
          type="number"
          min={1}
          max={31}
          value={String(parts.day)}
          readOnly={isDisabled}
          onChange={(day) => onChange({ ...parts, day: clamp(day, 1, 31) })}
        />
      )}
      <TextField
        label={t('cron.at')}
        type="time"
        value={parts.time}
        readOnly={isDisabled}
        onChange={(time) => onChange({ ...parts, time: time || '09:00' })}
      />
    </div>
  );
}

function clamp(text: string, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, Math.trunc(Number(text)) || lowest));
}
