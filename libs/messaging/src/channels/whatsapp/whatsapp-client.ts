import type { MessageContent } from '@flowkeep/contracts';
import type { ProviderAnswer } from '../../provider-answer.ts';
import { readAnswer } from './answer-reader.ts';
import { neverLeft } from './connection-error.ts';
import { GRAPH_VERSION } from './graph-version.ts';
import { messageBody } from './message-body.ts';

/** A WhatsApp number that we may send from. */
export interface WhatsAppSender {
  readonly phoneNumberId: string;
  readonly accessToken: string;
}

export interface WhatsAppClientOptions {
  /** Base address of the Graph API, without a version. */
  readonly baseUrl: string;
  /** How long one call may take, milliseconds. */
  readonly timeout?: number;
}

/** Sends over the WhatsApp Cloud API: one HTTP attempt a call, for the API has no idempotency key. */
export class WhatsAppClient {
  private readonly baseUrl: string;
  private readonly timeout: number;

  constructor(options: WhatsAppClientOptions) {
    this.baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.timeout = options.timeout ?? 10_000;
  }

  /** Never throws: every ending is an answer. `messageId` comes back with each status of the message. */
  async send(
    sender: WhatsAppSender,
    address: string,
    content: MessageContent,
    messageId: string,
  ): Promise<ProviderAnswer> {
    try {
      const response = await fetch(
        `${this.baseUrl}/${GRAPH_VERSION}/${encodeURIComponent(sender.phoneNumberId)}/messages`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${sender.accessToken}`, 'content-type': 'application/json' },
          body: JSON.stringify(messageBody(address, content, messageId)),
          redirect: 'error',
          signal: AbortSignal.timeout(this.timeout),
        },
      );
      return readAnswer(response.status, await response.text());
    } catch (error) {
      if (neverLeft(error)) {
        return { kind: 'retry-later', limited: false, message: 'WhatsApp cannot be reached. Nothing was sent.' };
      }
      return { kind: 'lost', message: 'The connection to WhatsApp broke before its answer came.' };
    }
  }
}
