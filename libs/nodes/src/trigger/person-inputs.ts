import type { OutputValue } from '@flowkeep/graph';
import { field } from '@flowkeep/node-sdk';

const NAME = /^[a-zA-Z][a-zA-Z0-9_]{0,39}$/;

/** Fields that a person fills in: of a hosted form, or of a start by hand. */
export const personInputs = {
  name: field.text({
    label: 'Name of the value',
    madeFrom: 'label',
    check: (name) =>
      NAME.test(name)
        ? null
        : { message: `"${name}" cannot name a value.`, fix: 'Use letters, digits and underscores, a letter first.' },
  }),
  label: field.text({ label: 'Label', placeholder: 'Your phone', maxLength: 120 }),
  type: field.select({
    label: 'Kind',
    initial: 'text',
    options: [
      { value: 'text', label: 'One line' },
      { value: 'multiline', label: 'Several lines' },
      { value: 'phone', label: 'Phone' },
      { value: 'email', label: 'Email' },
    ],
  }),
  required: field.toggle({ label: 'Must be filled in', initial: false }),
};

/** The values that such fields give. */
export function inputOutputs(
  inputs: readonly { readonly name?: string; readonly label?: string }[],
): readonly OutputValue[] {
  return inputs.flatMap(({ name, label }) =>
    name ? [{ path: name, label: label || name, type: 'text' as const }] : [],
  );
}
