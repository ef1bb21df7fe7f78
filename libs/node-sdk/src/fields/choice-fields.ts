import type { Field, OptionSource, SelectOption } from '../field.ts';
import { z } from '../zod.ts';
import { checked } from './complaint.ts';
import type { FieldOptions } from './field-options.ts';

/** On or off; off unless `initial` says otherwise. */
export function toggle(options: Omit<FieldOptions<boolean>, 'required' | 'placeholder' | 'unit'>): Field<boolean> {
  const schema = z.boolean({ error: `${options.label} must be on or off.` });
  return {
    initial: false,
    ...options,
    kind: 'toggle',
    templates: false,
    required: false,
    empty: options.initial ?? false,
    schema,
  };
}

interface Choices<V extends string> extends FieldOptions<V> {
  readonly options: readonly (SelectOption & { readonly value: V })[];
}

interface WorkspaceChoices extends FieldOptions<string> {
  readonly optionsFrom: OptionSource;
  /** The field whose value narrows the choices. */
  readonly dependsOn?: string;
}

/** One of the given options. The first is taken where none is chosen and the field may be left out. */
export function select<const V extends string>(options: Choices<V>): Field<V> {
  const { label, required = true, options: choices } = options;
  const values = choices.map((choice) => choice.value);
  const [first] = values;
  if (first === undefined) throw new RangeError(`The select "${label}" needs at least one option.`);
  const schema = z.enum(values as [V, ...V[]], {
    error: `${label} must be one of the list.`,
  }) as unknown as z.ZodType<V>;
  return { ...options, kind: 'select', templates: false, required, empty: first, schema };
}

/** One of the choices that a workspace has. The value is an id or a name; only the workspace can tell whether it exists. */
export function selectFrom(options: WorkspaceChoices): Field<string> {
  const { label, required = true } = options;
  const schema = checked(z.string({ error: `${label} must be one of the list.` }), (value) =>
    value.length > 200 ? { message: `${label} is too long.`, fix: 'Choose one of the list.' } : null,
  );
  return { ...options, kind: 'select', templates: false, required, empty: '', schema };
}
