import type { JsonObject, MessageContent } from '@flowkeep/contracts';

/** Where a message goes: digits of a phone, or the id of a person who hides it. */
export type WhatsAppRecipient = { readonly to: string } | { readonly recipient: string };

/** Reads an identity's address: E.164 is a phone, anything else a business-scoped user id. */
export function recipientOf(address: string): WhatsAppRecipient {
  return address.startsWith('+') ? { to: address.slice(1) } : { recipient: address };
}

/** The body of `POST /{phone number id}/messages`. `messageId` is echoed in every status of the message. */
export function messageBody(address: string, content: MessageContent, messageId: string): JsonObject {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipientOf(address),
    ...contentBody(content),
    biz_opaque_callback_data: messageId,
  };
}

function contentBody(content: MessageContent): JsonObject {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { body: content.text, preview_url: false } };
    case 'template':
      return {
        type: 'template',
        template: {
          name: content.name,
          language: { code: content.language },
          ...(content.variables.length > 0 && {
            components: [{ type: 'body', parameters: content.variables.map((text) => ({ type: 'text', text })) }],
          }),
        },
      };
  }
}
