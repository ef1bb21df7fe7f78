import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isJsonObject, type JsonValue } from '@flowkeep/contracts';
import type { Assignment } from '@flowkeep/node-sdk';
import { Button, Field, IconButton, TextField } from '@flowkeep/ui';
import { TemplateField } from '../values/template-field.tsx';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';

/** Names with values, one a line. */
export function AssignmentsField(props: FieldProps): ReactElement {
  const { field, path, value, onChange } = props;
  const { t } = useTranslation('editor');
  const { nodeId, isDisabled, errorAt } = useForm();
  const texts = useFieldText(props);
  const lines = readLines(value);
  const columns = field.columns ?? { name: '', value: '' };
  const replace = (index: number, patch: Partial<Assignment>): void =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...patch } : line)));
  return (
    <Field {...texts}>
      {({ id }) => (
        <div id={id} role="group" aria-label={field.label} className={styles['list']}>
          {lines.map((line, index) => {
            const nameError = errorAt(`${path}.${index}.name`);
            const valueError = errorAt(`${path}.${index}.value`);
            return (
              <fieldset
                key={index}
                className={styles['item']}
                aria-label={t('field.itemNumber', { item: t('field.line'), number: String(index + 1) })}
              >
                <TextField
                  label={columns.name}
                  value={line.name}
                  readOnly={isDisabled}
                  onChange={(name) => replace(index, { name })}
                  {...(nameError === undefined ? {} : { error: nameError })}
                />
                <TemplateField
                  label={columns.value}
                  nodeId={nodeId}
                  value={line.value}
                  onChange={(next) => replace(index, { value: next })}
                  isDisabled={isDisabled}
                  {...(valueError === undefined ? {} : { error: valueError })}
                />
                {!isDisabled && (
                  <div className={styles['itemTools']}>
                    <IconButton
                      icon="trash-2"
                      size="small"
                      label={t('field.removeItem', { item: t('field.line'), number: String(index + 1) })}
                      onClick={() => onChange(lines.filter((_, at) => at !== index))}
                    />
                  </div>
                )}
              </fieldset>
            );
          })}
          {!isDisabled && (
            <Button
              size="small"
              icon="plus"
              className={styles['start']}
              onClick={() => onChange([...lines, { name: '', value: '' }])}
            >
              {t('field.addLine')}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}

function readLines(value: JsonValue | undefined): readonly (Assignment & { readonly [key: string]: string })[] {
  if (!Array.isArray(value)) return [];
  return value.map((line: JsonValue) =>
    isJsonObject(line) ? { name: textValue(line['name']), value: textValue(line['value']) } : { name: '', value: '' },
  );
}
