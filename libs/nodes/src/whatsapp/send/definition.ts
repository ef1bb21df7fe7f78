import { defineNode, field } from '@flowkeep/node-sdk';
import { code, plain, written } from '../../summary-parts.ts';

const help = `
Sends a WhatsApp message to the person of the run, once, whatever fails in between.

Within 24 hours of their last message you may write any text. Before that, or later, WhatsApp allows only approved templates.
*Not sent* is taken when the message cannot go out: no phone, not on WhatsApp, opted out, the 24 hours are over, the
template is not approved. The reason is a value of this step.
`.trim();

const text = { field: 'kind', is: ['text'] } as const;
const template = { field: 'kind', is: ['template'] } as const;

export const whatsappSend = defineNode({
  type: 'whatsapp.send',
  version: 1,
  class: 'outbound',
  family: 'message',
  group: 'messages',
  label: 'WhatsApp',
  title: 'Send a message',
  icon: 'message-circle',
  description: 'Sends a WhatsApp text or template.',
  help,
  queue: 'whatsapp',
  defaults: { timeoutSeconds: 30, retry: { attempts: 10, firstDelaySeconds: 5 } },
  fields: {
    kind: field.select({
      label: 'Send',
      initial: 'template',
      options: [
        { value: 'template', label: 'A template' },
        { value: 'text', label: 'A text' },
      ],
    }),
    template: field.selectFrom({
      label: 'Template',
      optionsFrom: 'whatsapp-templates',
      fix: 'Pick a template, or send a text instead.',
      showWhen: template,
    }),
    language: field.text({
      label: 'Language of the template',
      required: false,
      maxLength: 20,
      placeholder: 'az',
      help: 'Empty means the person’s language, else the workspace’s.',
      showWhen: template,
    }),
    variables: field.list({
      label: 'Values for {{1}}, {{2}} …',
      itemLabel: 'value',
      required: false,
      maxItems: 20,
      item: { value: field.text({ label: 'Value', templates: true, maxLength: 1_024 }) },
      showWhen: template,
    }),
    text: field.multiline({
      label: 'Text',
      templates: true,
      maxLength: 4_096,
      placeholder: 'Salam, {{ contact.name }}!',
      fix: 'Write the message, or pick a template.',
      showWhen: text,
    }),
  },
  ports: () => [
    { id: 'sent', label: 'Sent' },
    { id: 'not_sent', label: 'Not sent' },
  ],
  outputs: () => [
    { path: 'messageId', label: 'Message id', type: 'text' },
    { path: 'reason', label: 'Reason, if not sent', type: 'text' },
    { path: 'message', label: 'Reason in words', type: 'text' },
  ],
  summary: ({ kind, template: name = '', text: words = '' }) => {
    if (kind === 'text') return words === '' ? [plain('No text yet')] : [written(words)];
    return name === '' ? [plain('No template yet')] : [plain('Template '), code(name)];
  },
});
