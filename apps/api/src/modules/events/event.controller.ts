import { Body, Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { type ApiRequest, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { EventReceiptDto, SendEventDto } from './event.dto.ts';
import { EventDesk } from './event-desk.service.ts';

@ApiTags('events')
@Controller('api/v1/workspaces/:workspaceId/events')
export class EventController {
  constructor(private readonly events: EventDesk) {}

  /**
   * Says that something has happened: runs that wait for it go on, and workflows that begin with it begin. Answers once
   * the event is safe; a repeated Idempotency-Key gives the first event.
   */
  @Post()
  @HttpCode(202)
  @RequirePermission('events.write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  async send(
    @WorkspaceId() workspaceId: string,
    @Body() event: SendEventDto,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Req() request: ApiRequest,
  ): Promise<EventReceiptDto> {
    const rawBody = request.rawBody ?? Buffer.alloc(0);
    return { eventId: await this.events.send(workspaceId, event, { rawBody, idempotencyKey: idempotencyKey ?? '' }) };
  }
}
