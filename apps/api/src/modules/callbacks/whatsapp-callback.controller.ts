import type { JsonValue } from '@flowkeep/contracts';
import { Body, Controller, Get, Header, Headers, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type ApiRequest, Public } from '../../frame/index.ts';
import { WebhookVerificationService } from './webhook-verification.service.ts';
import { WhatsAppCallbackService } from './whatsapp-callback.service.ts';

/** The address that is given to Meta. */
@ApiExcludeController()
@Controller('api/v1/callbacks/whatsapp')
export class WhatsAppCallbackController {
  constructor(
    private readonly callbacks: WhatsAppCallbackService,
    private readonly verification: WebhookVerificationService,
  ) {}

  @Get()
  @Public()
  @Header('content-type', 'text/plain; charset=utf-8')
  async verify(
    @Query('hub.mode') mode: unknown,
    @Query('hub.verify_token') token: unknown,
    @Query('hub.challenge') challenge: unknown,
  ): Promise<string> {
    await this.verification.verify(mode, token);
    return typeof challenge === 'string' ? challenge : '';
  }

  @Post()
  @HttpCode(200)
  @Public()
  async receive(
    @Headers('x-hub-signature-256') signature: string | undefined,
    @Body() body: JsonValue,
    @Req() request: ApiRequest,
  ): Promise<void> {
    await this.callbacks.receive({ signature, rawBody: request.rawBody ?? Buffer.alloc(0), body });
  }
}
