import { randomBytes } from 'node:crypto';
import { Body, Controller, Headers, Post, Req, Res } from '@nestjs/common';
import type { JsonValue } from '@flowkeep/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { applyRequestFaults } from '../state/request-faults.ts';
import { StateStore } from '../state/state-store.ts';
import { answerFor } from './answer-for.ts';
import { readResponseRequest, type ResponseRequest } from './response-request.ts';

const CHARACTERS_PER_TOKEN = 4;

/** Stand-in for `POST /v1/responses` of the OpenAI API: the same question always gets the same answer. */
@Controller('openai/v1/responses')
export class ResponsesController {
  constructor(private readonly store: StateStore) {}

  @Post()
  async create(
    @Body() body: JsonValue,
    @Headers('authorization') authorization: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const record = (status: number | 'dropped'): void =>
      this.store.record({ target: 'openai', method: 'POST', path: '/v1/responses', body, status });
    const answer = async (status: number, content: JsonValue): Promise<void> => {
      record(status);
      await reply
        .header('x-request-id', `req_${randomBytes(8).toString('hex')}`)
        .status(status)
        .send(content);
    };
    const fault = await applyRequestFaults(this.store, 'openai');
    if (fault.kind === 'drop') {
      record('dropped');
      request.raw.socket.destroy();
      return;
    }
    if (fault.kind === 'fail') return answer(fault.status, apiError('Asked for by a test.', String(fault.code)));
    if (!authorization?.startsWith('Bearer ')) return answer(401, apiError('Give an API key.', 'invalid_api_key'));
    const asked = readResponseRequest(body);
    if (!asked) return answer(400, apiError('input is needed.', 'missing_required_parameter'));
    const broken = this.store.takeFault('openai', 'invalid-json') !== null;
    const output = answerFor(asked, this.store.current.scenarios);
    return answer(200, response(asked, broken ? '{"label": ' : textOf(output)));
  }
}

function textOf(output: JsonValue): string {
  return typeof output === 'string' ? output : JSON.stringify(output);
}

function response({ model, text }: ResponseRequest, output: string): JsonValue {
  const tokens = (value: string): number => Math.ceil(value.length / CHARACTERS_PER_TOKEN);
  const usage = {
    input_tokens: tokens(text),
    output_tokens: tokens(output),
    total_tokens: tokens(text) + tokens(output),
  };
  const content = [{ type: 'output_text', text: output, annotations: [] }];
  return {
    id: `resp_${randomBytes(12).toString('hex')}`,
    object: 'response',
    created_at: Math.floor(Date.now() / 1_000),
    status: 'completed',
    model,
    output: [
      {
        type: 'message',
        id: `msg_${randomBytes(12).toString('hex')}`,
        role: 'assistant',
        status: 'completed',
        content,
      },
    ],
    usage,
    error: null,
    incomplete_details: null,
  };
}

function apiError(message: string, code: string): JsonValue {
  return { error: { message, type: 'invalid_request_error', code, param: null } };
}
