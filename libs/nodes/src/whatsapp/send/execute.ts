import {
  defineExecutor,
  type ExecuteContext,
  type ExecuteResult,
  type RenderedOf,
  type SendRequest,
} from '@flowkeep/node-sdk';
import { whatsappSend } from './definition.ts';

type Context = ExecuteContext<RenderedOf<typeof whatsappSend.fields>>;

export const whatsappSendExecutor = defineExecutor(whatsappSend, async (context) => {
  const { contact, services } = context;
  if (contact === null) {
    return notSent(
      'no-address',
      'This run is about nobody, so there is no number to write to. Save the contact first.',
    );
  }
  const content = contentOf(context);
  if (content.kind === 'text' && content.text === '') {
    return notSent('empty-text', 'The text came out empty: the values in it were not there.');
  }
  const outcome = await services.messages.send({ channel: 'whatsapp', contactId: contact.id, content });
  if (!outcome.sent) return notSent(outcome.reason, outcome.message, outcome.messageId);
  const { messageId, at } = outcome;
  const output = { messageId, reason: null, message: null };
  return { port: 'sent', output, spoke: true, ...(at !== undefined && { spokeAt: at }) };
});

function contentOf({ config, contact, workspace }: Context): SendRequest['content'] {
  if (config.kind === 'text') return { kind: 'text', text: config.text.trim() };
  return {
    kind: 'template',
    name: config.template,
    language: config.language.trim() || contact?.language || workspace.language,
    variables: config.variables.map(({ value }) => value),
  };
}

function notSent(reason: string, message: string, messageId: string | null = null): ExecuteResult {
  return { port: 'not_sent', output: { messageId, reason, message } };
}
