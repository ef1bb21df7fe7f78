import { Controller, type MessageEvent, Req, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { type ApiRequest, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { LiveChangeDto } from './live.dto.ts';
import { LiveStreamService } from './live-stream.service.ts';

@ApiTags('live')
@Controller('api/v1/workspaces/:workspaceId/live')
export class LiveController {
  constructor(private readonly streams: LiveStreamService) {}

  /**
   * Server-sent events: what changed in the workspace, by type and id. `resync` says that some may have been missed:
   * fetch again what is shown. `ping` comes every 15 seconds.
   */
  @Sse()
  @ApiOkResponse({ type: LiveChangeDto, description: 'A stream of events' })
  @RequirePermission('workspace.read')
  open(@WorkspaceId() workspaceId: string, @Req() request: ApiRequest): Observable<MessageEvent> {
    return this.streams.open(workspaceId, request.caller);
  }
}
