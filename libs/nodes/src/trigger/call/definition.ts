import type { OutputValue, TypedValue } from '@flowkeep/graph';
import { defineNode, field } from '@flowkeep/node-sdk';
import { NEXT_PORT } from '../../ports.ts';
import { plain, strong } from '../../summary-parts.ts';
import { VALUE_TYPES } from './value-types.ts';

const help = `
Another workflow starts this one, with a *Call a workflow* step.

Say here what it takes and what it gives back. What it takes is read as \`{{ trigger.name }}\`; what it gives is written in
its *End* step, in lines of the same names.

One call begins one run, even if the step that calls has to be tried again: there is nothing to tell repeats by.
`.trim();

const NAME = /^[a-zA-Z][a-zA-Z0-9_]{0,39}$/;

const valueFields = {
  name: field.text({
    label: 'Name',
    placeholder: 'price',
    check: (name) =>
      NAME.test(name)
        ? null
        : { message: `"${name}" cannot name a value.`, fix: 'Use letters, digits and underscores, a letter first.' },
  }),
  type: field.select({ label: 'Kind', initial: 'text', options: VALUE_TYPES }),
};

/** Another workflow calls this one. `trigger` holds what it was given. */
export const triggerCall = defineNode({
  type: 'trigger.call',
  version: 1,
  class: 'trigger',
  family: 'trigger',
  group: 'start',
  label: 'Called',
  title: 'Called by a workflow',
  icon: 'log-in',
  description: 'Starts when another workflow calls this one.',
  help,
  fields: {
    inputs: field.list({
      label: 'What it takes',
      itemLabel: 'value',
      uniqueBy: 'name',
      required: false,
      item: { ...valueFields, required: field.toggle({ label: 'Must be given', initial: true }) },
    }),
    outputs: field.list({
      label: 'What it gives back',
      itemLabel: 'value',
      uniqueBy: 'name',
      required: false,
      item: valueFields,
    }),
  },
  ports: () => NEXT_PORT,
  outputs: ({ inputs = [] }) =>
    inputs.flatMap(({ name, type }): readonly OutputValue[] =>
      name ? [{ path: name, label: name, type: type ?? 'any' }] : [],
    ),
  structure: ({ inputs = [], outputs = [] }) => ({
    kind: 'callable',
    inputs: inputs.flatMap((item) => typedValue(item, item.required ?? true)),
    outputs: outputs.flatMap((item) => typedValue(item, true)),
  }),
  summary: ({ inputs = [], outputs = [] }) => {
    const takes = inputs.flatMap(({ name }) => (name ? [name] : []));
    const gives = outputs.flatMap(({ name }) => (name ? [name] : []));
    if (takes.length === 0 && gives.length === 0) return [plain('Takes and gives nothing')];
    const words = takes.length === 0 ? [plain('Takes nothing')] : [plain('Takes '), strong(takes.join(', '))];
    return gives.length === 0 ? words : [...words, plain(', gives '), strong(gives.join(', '))];
  },
});

function typedValue(
  { name, type = 'text' }: { readonly name?: string; readonly type?: TypedValue['type'] },
  required: boolean,
): readonly TypedValue[] {
  return name ? [{ name, type, required }] : [];
}
