import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';

const INPUT_TYPES = ['text', 'multiline', 'phone', 'email'] as const;
export type FormInputType = (typeof INPUT_TYPES)[number];

export interface FormInput {
  readonly name: string;
  readonly label: string;
  readonly type: FormInputType;
  readonly required: boolean;
}

/** A hosted form, as its trigger node describes it. */
export interface FormDefinition {
  readonly title: string;
  readonly inputs: readonly FormInput[];
  readonly button: string;
  readonly thanks: string;
}

/** Reads the config of a form trigger, which publishing has checked. */
export function formDefinition(config: JsonObject): FormDefinition {
  const fields = Array.isArray(config.fields) ? (config.fields as readonly JsonValue[]) : [];
  return {
    title: text(config.title),
    inputs: fields.filter(isJsonObject).map(inputOf),
    button: text(config.button),
    thanks: text(config.thanks),
  };
}

function inputOf(field: JsonObject): FormInput {
  return {
    name: text(field.name),
    label: text(field.label),
    type: INPUT_TYPES.find((type) => type === field.type) ?? 'text',
    required: field.required === true,
  };
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
