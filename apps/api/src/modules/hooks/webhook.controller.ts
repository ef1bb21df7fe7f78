import { Body, Controller, Headers, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiTags } from '@nestjs/swagger';
import { type ApiRequest, Public } from '../../frame/index.ts';
import { WebhookReceiptDto } from './webhook.dto.ts';
import { WebhookService } from './webhook.service.ts';

@ApiTags('events')
@Controller('api/v1/hooks')
export class WebhookController {
  constructor(private readonly webhooks: WebhookService) {}

  /**
   * Takes an event for a webhook trigger. Signed with the trigger's secret, or with an API key that has the scope
   * `events.write`. Answers once the event is safe; a repeated Idempotency-Key gives the first event.
   */
  @Post(':token')
  @HttpCode(202)
  @Public()
  @ApiHeader({ name: 'X-Flowkeep-Signature', required: false, description: 't=<unix seconds>,v1=<hex HMAC-SHA256>' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  async receive(
    @Param('token') token: string,
    @Headers('x-flowkeep-signature') signature: string | undefined,
    @Headers('authorization') authorization: string | undefined,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Body() body: unknown,
    @Req() request: ApiRequest,
  ): Promise<WebhookReceiptDto> {
    const rawBody = request.rawBody ?? Buffer.alloc(0);
    return { eventId: await this.webhooks.receive({ token, signature, authorization, idempotencyKey, rawBody, body }) };
  }
}
