import type { ReactElement } from 'react';
import { TextArea, TextField } from '@flowkeep/ui';
import { TemplateField } from '../values/template-field.tsx';
import { type FieldProps, textValue, useFieldText, useForm } from './field-props.ts';

/** One line or several; with chips for values where templates are allowed. */
export function PlainTextField(props: FieldProps): ReactElement {
  const { field, value, onChange } = props;
  const { nodeId, isDisabled } = useForm();
  const texts = useFieldText(props);
  const text = textValue(value);
  // An emptied optional setting is a setting that is not there.
  const change = (next: string): void => onChange(next === '' && !field.required ? undefined : next);
  if (field.templates) {
    return (
      <TemplateField
        {...texts}
        nodeId={nodeId}
        value={text}
        onChange={change}
        placeholder={field.placeholder}
        isMultiline={field.kind === 'multiline'}
        isDisabled={isDisabled}
      />
    );
  }
  const attributes = {
    ...texts,
    value: text,
    onChange: change,
    readOnly: isDisabled,
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
  };
  return field.kind === 'multiline' ? <TextArea {...attributes} /> : <TextField {...attributes} />;
}
