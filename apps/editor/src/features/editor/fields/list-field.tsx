import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { type Fields, initialConfig } from '@flowkeep/node-sdk';
import { Button, Field, IconButton } from '@flowkeep/ui';
import { type FieldProps, useFieldText, useForm } from './field-props.ts';
import styles from './fields.module.css';
import { fillMadeFields } from './item-ids.ts';
import { isShown } from './is-shown.ts';

interface ListFieldProps extends FieldProps {
  /** Draws a field of an item; a list may stand in a list. */
  readonly control: ComponentType<FieldProps>;
}

/** Several items, each with the same fields, in an order that means something. */
export function ListField(props: ListFieldProps): ReactElement {
  const { field, path, value, onChange, control } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const items = readItems(value ?? (field.initial as JsonValue | undefined));
  const fields = field.item ?? {};
  const itemLabel = field.itemLabel ?? t('field.item');
  const replace = (index: number, item: JsonObject): void =>
    onChange(items.map((old, at) => (at === index ? item : old)));
  const move = (index: number, by: number): void => {
    const next = [...items];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    onChange(next);
  };
  return (
    <Field {...texts}>
      {({ id }) => (
        <div id={id} role="group" aria-label={field.label} className={styles['list']}>
          {items.map((item, index) => (
            <ListItem
              key={index}
              fields={fields}
              control={control}
              path={`${path}.${index}`}
              item={item}
              others={items.filter((_, at) => at !== index)}
              itemLabel={itemLabel}
              number={index + 1}
              onChange={(next) => replace(index, next)}
              onRemove={() => onChange(items.filter((_, at) => at !== index))}
              onUp={index > 0 ? () => move(index, -1) : null}
              onDown={index < items.length - 1 ? () => move(index, 1) : null}
            />
          ))}
          {!isDisabled && items.length < (field.maxItems ?? Infinity) && (
            <Button
              size="small"
              icon="plus"
              className={styles['start']}
              onClick={() => onChange([...items, initialConfig(fields)])}
            >
              {t('field.addItem', { item: itemLabel })}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}

interface ListItemProps extends Pick<ListFieldProps, 'control'> {
  readonly fields: Fields;
  readonly path: string;
  readonly item: JsonObject;
  readonly others: readonly JsonObject[];
  readonly itemLabel: string;
  readonly number: number;
  readonly onChange: (item: JsonObject) => void;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
}

function ListItem(props: ListItemProps): ReactElement {
  const { control: Control, fields, path, item, others, itemLabel, number, onChange, onRemove, onUp, onDown } = props;
  const { t } = useTranslation('editor');
  const { isDisabled } = useForm();
  const words = { item: itemLabel, number: String(number) };
  const change = (name: string, value: JsonValue | undefined): void => {
    const { [name]: _old, ...rest } = item;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  const fill = (): void => {
    const filled = fillMadeFields(fields, item, others, itemLabel);
    if (filled !== item) onChange(filled);
  };
  return (
    <fieldset className={styles['item']} aria-label={t('field.itemNumber', words)} onBlur={fill}>
      {Object.entries(fields)
        .filter(([, each]) => each.madeFrom === undefined && isShown(each, fields, item))
        .map(([name, each]) => (
          <Control
            key={name}
            field={each}
            path={`${path}.${name}`}
            value={item[name]}
            siblings={item}
            onChange={(value) => change(name, value)}
          />
        ))}
      {!isDisabled && (
        <div className={styles['itemTools']}>
          {onUp && <IconButton icon="arrow-up" size="small" label={t('field.moveUp', words)} onClick={onUp} />}
          {onDown && <IconButton icon="arrow-down" size="small" label={t('field.moveDown', words)} onClick={onDown} />}
          <IconButton icon="trash-2" size="small" label={t('field.removeItem', words)} onClick={onRemove} />
        </div>
      )}
    </fieldset>
  );
}

function readItems(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.map((item: JsonValue) => (isJsonObject(item) ? item : {})) : [];
}
