import { SignIn } from '@flowkeep/accounts';
import type { ApiConfig } from '@flowkeep/config';
import { DomainError } from '@flowkeep/contracts';
import { Body, Controller, HttpCode, Inject, Options, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_CONFIG, Public } from '../../frame/index.ts';
import { webHeaders } from '../../frame/web-headers.ts';
import { CodecPayloadsDto } from './codec.dto.ts';
import { CodecService } from './codec.service.ts';
import { tokenMatches } from './token-matches.ts';

/**
 * Decrypts for Temporal's Web UI, which calls from another origin with our session cookie. The browser sends that
 * cookie only between addresses of one site: open both under the same host name.
 */
@ApiTags('operators')
@Controller('codec')
export class CodecController {
  private readonly origins: readonly string[];

  constructor(
    private readonly codec: CodecService,
    private readonly signIn: SignIn,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {
    this.origins = originsOf(config.temporalUiUrl);
  }

  /** The browser asks whether it may ask. */
  @Options('decode')
  @HttpCode(204)
  @Public()
  allow(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.addHeaders(request, reply);
  }

  /** Decrypts payloads of runs that the caller may read. The session is checked here: the route is called across origins. */
  @Post('decode')
  @HttpCode(200)
  @Public()
  async decode(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { payloads }: CodecPayloadsDto,
  ): Promise<CodecPayloadsDto> {
    this.addHeaders(request, reply);
    const user = await this.signIn.userOf(webHeaders(request.headers));
    if (user === null) throw new DomainError('unauthenticated', 'Sign in to Flowkeep in this browser, then reload.');
    return { payloads: await this.codec.decodeFor(user.id, payloads) };
  }

  /** The browser asks whether it may ask. */
  @Options(':token/decode')
  @HttpCode(204)
  @Public()
  allowByToken(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.addHeaders(request, reply);
  }

  /**
   * Decrypts for whoever knows the token: for a Web UI that only its own operators can open, as on a machine of one's
   * own, because it sends no cookies unless every browser is told to.
   */
  @Post(':token/decode')
  @HttpCode(200)
  @Public()
  async decodeByToken(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('token') token: string,
    @Body() { payloads }: CodecPayloadsDto,
  ): Promise<CodecPayloadsDto> {
    this.addHeaders(request, reply);
    if (!tokenMatches(this.config.codecToken, token))
      throw new DomainError('not-found', 'There is nothing at this address.');
    return { payloads: await this.codec.decodeAll(payloads) };
  }

  private addHeaders(request: FastifyRequest, reply: FastifyReply): void {
    const { origin } = request.headers;
    void reply.header('vary', 'origin');
    if (origin === undefined || !this.origins.includes(origin)) return;
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, x-namespace, authorization',
      'access-control-max-age': '600',
    });
  }
}

/** This machine has two names, and people type either. */
function originsOf(uiUrl: string): readonly string[] {
  const url = new URL(uiUrl);
  if (url.hostname !== 'localhost' && url.hostname !== '127.0.0.1') return [url.origin];
  return ['localhost', '127.0.0.1'].map((name) => `${url.protocol}//${name}:${url.port}`);
}
