import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasTemplate } from '@flowkeep/expressions';
import { Button, TextField } from '@flowkeep/ui';
import { TemplateField } from '../values/template-field.tsx';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';

/** A moment: picked from a calendar, or a value from elsewhere. */
export function InstantField(props: FieldProps): ReactElement {
  const { value, onChange } = props;
  const { t } = useTranslation('editor');
  const { nodeId, isDisabled } = useForm();
  const texts = useFieldText(props);
  const text = textValue(value);
  const [asValue, setAsValue] = useState(hasTemplate(text));
  const local = text.replace(' ', 'T').slice(0, 16);
  return (
    <div className={styles['stack']}>
      {asValue ? (
        <TemplateField {...texts} nodeId={nodeId} value={text} onChange={onChange} isDisabled={isDisabled} />
      ) : (
        <TextField
          {...texts}
          type="datetime-local"
          value={local.length === 10 ? `${local}T00:00` : local}
          readOnly={isDisabled}
          onChange={(next) => onChange(next === '' ? undefined : next.replace('T', ' '))}
        />
      )}
      {!isDisabled && (
        <Button look="quiet" size="small" className={styles['start']} onClick={() => setAsValue(!asValue)}>
          {t(asValue ? 'field.useDate' : 'field.useValue')}
        </Button>
      )}
    </div>
  );
}
