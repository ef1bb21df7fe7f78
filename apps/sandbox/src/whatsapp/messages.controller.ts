import { Body, Controller, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { JsonValue } from '@flowkeep/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { applyRequestFaults } from '../state/request-faults.ts';
import { StateStore } from '../state/state-store.ts';
import { type GraphError, readMessageRequest } from './message-request.ts';
import { PhoneNetwork } from './phone-network.ts';

const ACCESS_TOKEN = 'sandbox-token';

/** Stand-in for `POST /{phone number id}/messages` of the WhatsApp Cloud API. */
@Controller('whatsapp/:version/:phoneNumberId/messages')
export class MessagesController {
  constructor(
    private readonly store: StateStore,
    private readonly network: PhoneNetwork,
  ) {}

  @Post()
  @HttpCode(200)
  async send(
    @Body() body: JsonValue,
    @Param('phoneNumberId') phoneNumberId: string,
    @Headers('authorization') authorization: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = (status: number | 'dropped'): void =>
      this.store.record({ target: 'whatsapp', method: 'POST', path: `/${phoneNumberId}/messages`, body, status });
    const answer = async (status: number, content: JsonValue): Promise<void> => {
      record(status);
      await reply.status(status).send(content);
    };
    const drop = (): void => {
      record('dropped');
      request.raw.socket.destroy();
    };
    const fault = await applyRequestFaults(this.store, 'whatsapp');
    if (fault.kind === 'drop') return drop();
    if (fault.kind === 'fail')
      return answer(fault.status, graphError({ ...fault, message: 'Sandbox fault', details: 'Asked for by a test.' }));
    if (authorization !== `Bearer ${ACCESS_TOKEN}`) {
      return answer(
        401,
        graphError({ status: 401, code: 190, message: 'Invalid OAuth access token', details: 'Check the token.' }),
      );
    }
    const outcome = this.accept(body);
    if ('error' in outcome) return answer(outcome.error.status, graphError(outcome.error));
    if (this.store.takeFault('whatsapp', 'drop-after-accept')) return drop();
    return answer(200, outcome.answer);
  }

  private accept(body: JsonValue): { readonly answer: JsonValue } | { readonly error: GraphError } {
    const message = readMessageRequest(body);
    if (!message.ok) return { error: message.error };
    if (!this.network.reaches(message.to)) {
      return {
        error: {
          status: 400,
          code: 131026,
          message: 'Message undeliverable',
          details: 'The number is not on WhatsApp.',
        },
      };
    }
    if (message.kind === 'text' && !this.network.windowOpen(message.to)) {
      return {
        error: {
          status: 400,
          code: 131047,
          message: 'Re-engagement message',
          details: 'More than 24 hours have passed since the person last wrote.',
        },
      };
    }
    const { id } = this.network.deliver({ ...message, phone: message.to });
    return {
      answer: {
        messaging_product: 'whatsapp',
        contacts: [{ input: message.to, wa_id: message.to.replace('+', '') }],
        messages: [{ id, message_status: 'accepted' }],
      },
    };
  }
}

function graphError({
  code,
  message,
  details,
}: Pick<GraphError, 'code' | 'message' | 'details'> & { readonly status: number }): JsonValue {
  return {
    error: {
      message: `(#${String(code)}) ${message}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details },
      fbtrace_id: 'sandbox',
    },
  };
}
