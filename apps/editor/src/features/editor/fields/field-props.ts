import { createContext, useContext } from 'react';
import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import type { NodeId } from '@flowkeep/graph';
import type { Field } from '@flowkeep/node-sdk';

/** What every control of the generated form gets. */
export interface FieldProps {
  readonly field: Field;
  /** Dotted place in the config, for problems: `labels.0.label`. */
  readonly path: string;
  readonly value: JsonValue | undefined;
  /** Undefined takes the setting away. */
  readonly onChange: (value: JsonValue | undefined) => void;
  /** Values of the fields beside it: what it depends on. */
  readonly siblings: JsonObject;
}

export interface FormSurroundings {
  readonly nodeId: NodeId;
  readonly isDisabled: boolean;
  /** What is wrong at a place, for people; undefined when nothing is, or when it is too early to say. */
  readonly errorAt: (path: string) => string | undefined;
}

export const FormContext = createContext<FormSurroundings | null>(null);

export function useForm(): FormSurroundings {
  const form = useContext(FormContext);
  if (!form) throw new Error('Fields stand in the form of a step.');
  return form;
}

/** Label, hint and error of a field, as the controls of the design system take them. */
export function useFieldText({ field, path }: Pick<FieldProps, 'field' | 'path'>): {
  readonly label: string;
  readonly note?: string;
  readonly hint?: string;
  readonly error?: string;
} {
  const error = useForm().errorAt(path);
  return {
    label: field.label,
    ...(field.help === undefined ? {} : { hint: field.help }),
    ...(error === undefined ? {} : { error }),
  };
}

export function textValue(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
