import type { Channel, NotSentReason } from './messages.ts';

/** What is said: free text, or an approved template, which may also go out after the 24 hours. */
export type MessageContent =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'template';
      readonly name: string;
      readonly language: string;
      /** Values of the body's variables, in order. */
      readonly variables: readonly string[];
    };

/** A message to a person. */
export interface SendRequest {
  readonly channel: Channel;
  readonly contactId: string;
  readonly content: MessageContent;
}

/** What became of a send. Not sent is an outcome and no error; `messageId` is ours, null where nothing was stored. */
export type SendOutcome =
  | {
      readonly sent: true;
      readonly messageId: string;
      /** When the provider was called for it, epoch milliseconds: by the try that sent it, not by one that finds it sent. */
      readonly at?: number;
    }
  | {
      readonly sent: false;
      readonly reason: NotSentReason;
      readonly message: string;
      readonly messageId: string | null;
    };
