import { defineNode, field } from '@flowkeep/node-sdk';
import { portIdCheck } from '../../port-id.ts';
import { plain, written } from '../../summary-parts.ts';

const help = `
Reads a text and says which label fits it best; each label is a way out. *Something else* is taken when none fits, or when
there is no text.

Say in a label's description what belongs to it: "They want to be called or to come by". The text may be in any language.
`.trim();

export const aiClassify = defineNode({
  type: 'ai.classify',
  version: 1,
  class: 'outbound',
  family: 'ai',
  group: 'think',
  label: 'Classify',
  title: 'What do they want?',
  icon: 'sparkles',
  description: 'Reads a text and chooses the label that fits.',
  help,
  queue: 'ai',
  defaults: { timeoutSeconds: 60, retry: { attempts: 10, firstDelaySeconds: 5 } },
  fields: {
    text: field.multiline({
      label: 'Text to read',
      templates: true,
      maxLength: 8_192,
      fix: 'Pick the text, for example the reply.',
    }),
    labels: field.list({
      label: 'Labels',
      itemLabel: 'label',
      uniqueBy: 'id',
      maxItems: 12,
      fix: 'Add a label for each thing that people may want.',
      item: {
        id: field.text({ label: 'Id', madeFrom: 'label', check: portIdCheck('other') }),
        label: field.text({ label: 'Label', maxLength: 60, placeholder: 'Wants a call' }),
        description: field.text({
          label: 'What belongs to it',
          required: false,
          maxLength: 500,
          placeholder: 'They want to be called or to come by',
        }),
      },
    }),
    instructions: field.multiline({
      label: 'What else should it know?',
      required: false,
      maxLength: 2_000,
      placeholder: 'People write to a dental clinic in Baku.',
    }),
  },
  ports: ({ labels = [] }) => [
    ...labels.flatMap(({ id, label }) => (id ? [{ id, label: label || id }] : [])),
    { id: 'other', label: 'Something else' },
  ],
  outputs: () => [
    { path: 'label', label: 'Label', type: 'text' },
    { path: 'confidence', label: 'How sure', type: 'number' },
    { path: 'reason', label: 'Why', type: 'text' },
  ],
  summary: ({ text = '' }) => (text === '' ? [plain('No text yet')] : [plain('From '), written(text)]),
});
