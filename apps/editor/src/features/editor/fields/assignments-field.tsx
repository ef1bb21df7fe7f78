import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isJsonObject, type JsonValue } from '@flowkeep/contracts';
import { Button, Field, IconButton, TextField } from '@flowkeep/ui';
import { TemplateField } from '../values/template-field.tsx';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';

/** A line as it stands in a config: plain JSON. */
type LineJson = { readonly name: string; readonly value: string };

/** Names with values, one a line. */
export function AssignmentsField(props: FieldProps): ReactElement {
  const { field, path, value, onChange } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const lines = readLines(value);
  return (
    <Field {...texts}>
      {({ id }) => (
        <div id={id} role="group" aria-label={field.label} className={styles['list']}>
          {lines.map((line, index) => (
            <LineFields
              key={index}
              columns={field.columns ?? { name: '', value: '' }}
              path={`${path}.${index}`}
              number={String(index + 1)}
              line={line}
              onChange={(next) => onChange(lines.map((old, at) => (at === index ? next : old)))}
              onRemove={() => onChange(lines.filter((_, at) => at !== index))}
            />
          ))}
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

interface LineFieldsProps {
  readonly columns: { readonly name: string; readonly value: string };
  readonly path: string;
  readonly number: string;
  readonly line: LineJson;
  readonly onChange: (line: LineJson) => void;
  readonly onRemove: () => void;
}

function LineFields({ columns, path, number, line, onChange, onRemove }: LineFieldsProps): ReactElement {
  const { t } = useTranslation('editor');
  const { nodeId, isDisabled, errorAt } = useForm();
  const words = { item: t('field.line'), number };
  return (
    <fieldset className={styles['item']} aria-label={t('field.itemNumber', words)}>
      <TextField
        label={columns.name}
        value={line.name}
        readOnly={isDisabled}
        onChange={(name) => onChange({ ...line, name })}
        error={errorAt(`${path}.name`)}
      />
      <TemplateField
        label={columns.value}
        nodeId={nodeId}
        value={line.value}
        onChange={(value) => onChange({ ...line, value })}
        isDisabled={isDisabled}
        error={errorAt(`${path}.value`)}
      />
      {!isDisabled && (
        <div className={styles['itemTools']}>
          <IconButton icon="trash-2" size="small" label={t('field.removeItem', words)} onClick={onRemove} />
        </div>
      )}
    </fieldset>
  );
}

function readLines(value: JsonValue | undefined): readonly LineJson[] {
  if (!Array.isArray(value)) return [];
  return value.map((line: JsonValue) =>
    isJsonObject(line) ? { name: textValue(line['name']), value: textValue(line['value']) } : { name: '', value: '' },
  );
}
