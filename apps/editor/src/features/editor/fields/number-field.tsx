import { type ReactElement, useState } from 'react';
import { TextField } from '@flowkeep/ui';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';

/** A number, with its unit after the label. What is not a number yet stays in the field and out of the document. */
export function NumberField(props: FieldProps): ReactElement {
  const { field, value, onChange } = props;
  const { isDisabled } = useForm();
  const texts = useFieldText(props);
  const [draft, setDraft] = useState<string | null>(null);
  const change = (text: string): void => {
    setDraft(text);
    const number = Number(text.replace(',', '.'));
    if (text.trim() === '') onChange(undefined);
    else if (Number.isFinite(number)) onChange(number);
  };
  return (
    <TextField
      {...texts}
      {...(field.unit === undefined ? {} : { note: field.unit })}
      inputMode="decimal"
      value={draft ?? textValue(value)}
      placeholder={field.placeholder}
      readOnly={isDisabled}
      onChange={change}
      onBlur={() => setDraft(null)}
    />
  );
}
