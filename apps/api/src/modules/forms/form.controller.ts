import { randomUUID } from 'node:crypto';
import { DomainError, isJsonObject } from '@flowkeep/contracts';
import { Body, Controller, Get, Headers, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../frame/index.ts';
import { FORM_CONTENT_POLICY, formPage, missingPage, thanksPage } from './form-page.ts';
import { formTexts } from './form-texts.ts';
import { type FormReceipt, FormService } from './form.service.ts';

/** Hosted forms: pages for people, and the same address for programs that send JSON. */
@ApiExcludeController()
@Controller('f')
export class FormController {
  constructor(private readonly forms: FormService) {}

  @Get(':token')
  @Public()
  async show(
    @Param('token') token: string,
    @Headers('accept-language') accepted: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const hosted = await this.forms.find(token);
    if (hosted === null) return sendPage(reply, 404, missingPage(formTexts(accepted ?? '')));
    const { form, language, texts } = hosted;
    const state = { language, texts, submissionId: randomUUID(), values: {}, errors: {} };
    await sendPage(reply, 200, formPage(form, state));
  }

  @Post(':token')
  @Public()
  async submit(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isJsonObject(body)) throw new DomainError('bad-request', 'Send the fields of the form, as a form or as JSON.');
    const receipt = await this.forms.submit(token, { ...body });
    if (request.headers['content-type']?.startsWith('application/json') === true) return answerJson(reply, receipt);
    return answerPage(reply, receipt);
  }
}

async function answerJson(reply: FastifyReply, receipt: FormReceipt): Promise<void> {
  if (receipt.kind === 'kept') return void (await reply.status(202).send({ eventId: receipt.eventId }));
  const { errors } = receipt.submission;
  const fields = Object.entries(errors).map(([path, message]) => ({ path, message }));
  throw new DomainError('invalid-input', receipt.hosted.texts.check, { fields });
}

async function answerPage(reply: FastifyReply, receipt: FormReceipt): Promise<void> {
  const { form, language, texts } = receipt.hosted;
  if (receipt.kind === 'kept') return sendPage(reply, 200, thanksPage(form, language, texts));
  const { values, errors } = receipt.submission;
  return sendPage(reply, 422, formPage(form, { language, texts, submissionId: randomUUID(), values, errors }));
}

async function sendPage(reply: FastifyReply, status: number, html: string): Promise<void> {
  await reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', FORM_CONTENT_POLICY)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .send(html);
}
