import { isJsonObject } from '@flowkeep/contracts';
import { Body, Controller, Get, Headers, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AttemptLimit } from '@flowkeep/accounts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../frame/index.ts';
import { ApprovalLinkService } from './approval-link.service.ts';
import { answeredPage, APPROVAL_CONTENT_POLICY, closedPage, nothingPage, questionPage } from './approval-page.ts';
import { approvalTexts } from './approval-texts.ts';

/** Questions by link. Looking changes nothing, so that a mail program that follows every link answers none. */
@ApiExcludeController()
@Controller('a')
export class ApprovalLinkController {
  constructor(
    private readonly links: ApprovalLinkService,
    private readonly limit: AttemptLimit,
  ) {}

  @Get(':token')
  @Public()
  async show(
    @Param('token') token: string,
    @Headers('accept-language') accepted: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.limit.count(request.ip);
    const linked = await this.links.find(token);
    if (linked === null) return sendPage(reply, 404, nothingHere(accepted));
    const { approval, words } = linked;
    if (approval.status !== 'open') return sendPage(reply, 410, closedPage(approval, words));
    return sendPage(reply, 200, questionPage(approval, words, null));
  }

  @Post(':token')
  @Public()
  async answer(
    @Param('token') token: string,
    @Body() body: unknown,
    @Headers('accept-language') accepted: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.limit.count(request.ip);
    const answered = await this.links.answer(token, textOf(body, 'choice'), textOf(body, 'note'));
    if (answered === null) return sendPage(reply, 404, nothingHere(accepted));
    const { outcome, approval, words } = answered;
    if (outcome === 'taken') return sendPage(reply, 200, answeredPage(approval, words));
    if (outcome === 'closed') return sendPage(reply, 410, closedPage(approval, words));
    return sendPage(reply, 422, questionPage(approval, words, words.texts.choose));
  }
}

function textOf(body: unknown, name: string): string {
  const value = isJsonObject(body) ? body[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function nothingHere(accepted: string | undefined): string {
  const language = accepted ?? '';
  const texts = approvalTexts(language);
  return nothingPage({ language: 'und', timeZone: 'UTC', texts });
}

async function sendPage(reply: FastifyReply, status: number, html: string): Promise<void> {
  await reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', APPROVAL_CONTENT_POLICY)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .send(html);
}
