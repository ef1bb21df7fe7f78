import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isJsonObject, type JsonValue } from '@flowkeep/contracts';
import type { TypedValue } from '@flowkeep/graph';
import { Button, Field, IconButton, TextField } from '@flowkeep/ui';
import { TemplateField } from '../values/template-field.tsx';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';
import { TakenOffers } from './taken-offers.tsx';
import { type TakenValues, useTakenValues } from './taken-values.ts';

/** A line as it stands in a config: plain JSON. */
type LineJson = { readonly name: string; readonly value: string };

/** Names with values, one a line. */
export function AssignmentsField(props: FieldProps): ReactElement {
  const { field, path, value, onChange } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const lines = readLines(value);
  const taken = useTakenValues(path);
  const names = useId();
  const add = (name: string): void => onChange([...lines, { name, value: '' }]);
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
              {...(taken ? { names, kindOf: kindsOf(taken) } : {})}
              onChange={(next) => onChange(lines.map((old, at) => (at === index ? next : old)))}
              onRemove={() => onChange(lines.filter((_, at) => at !== index))}
            />
          ))}
          {taken && (
            <>
              <datalist id={names}>
                {taken.values.map(({ name }) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
              <TakenOffers taken={taken} given={lines.map(({ name }) => name)} isDisabled={isDisabled} onAdd={add} />
            </>
          )}
          {!isDisabled && (
            <Button size="small" icon="plus" className={styles['start']} onClick={() => add('')}>
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
  /** Id of the list of names that are expected. */
  readonly names?: string;
  /** What kind of value goes with an expected name; undefined for any other. */
  readonly kindOf?: (name: string) => TypedValue['type'] | undefined;
  readonly onChange: (line: LineJson) => void;
  readonly onRemove: () => void;
}

function LineFields(props: LineFieldsProps): ReactElement {
  const { columns, path, number, line, names, kindOf, onChange, onRemove } = props;
  const { t } = useTranslation('editor');
  const { nodeId, isDisabled, errorAt } = useForm();
  const kind = kindOf?.(line.name);
  const words = { item: t('field.line'), number };
  return (
    <fieldset className={styles['item']} aria-label={t('field.itemNumber', words)}>
      <TextField
        label={columns.name}
        value={line.name}
        readOnly={isDisabled}
        {...(names === undefined ? {} : { list: names })}
        onChange={(name) => onChange({ ...line, name })}
        error={errorAt(`${path}.name`)}
      />
      <TemplateField
        label={columns.value}
        nodeId={nodeId}
        value={line.value}
        {...(kind === undefined ? {} : { hint: t('field.kindHint', { kind: t(`value.type.${kind}`) }) })}
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

function kindsOf({ values }: TakenValues): (name: string) => TypedValue['type'] | undefined {
  return (name) => values.find((value) => value.name === name)?.type;
}

function readLines(value: JsonValue | undefined): readonly LineJson[] {
  if (!Array.isArray(value)) return [];
  return value.map((line: JsonValue) =>
    isJsonObject(line) ? { name: textValue(line['name']), value: textValue(line['value']) } : { name: '', value: '' },
  );
}
