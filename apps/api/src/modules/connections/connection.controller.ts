import { ConnectionService } from '@flowkeep/accounts';
import type { Actor, ConnectionEntity } from '@flowkeep/persistence';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { ConnectionDto, ConnectionListDto } from './connection.dto.ts';
import { openaiInput, whatsappInput } from './connection-input.ts';
import { OpenaiConnectionDto } from './openai-connection.dto.ts';
import { WhatsappConnectionDto } from './whatsapp-connection.dto.ts';

@ApiTags('connections')
@Controller('api/v1/workspaces/:workspaceId/connections')
export class ConnectionController {
  constructor(private readonly connections: ConnectionService) {}

  /** What the workspace is connected to. Secrets are never given back. */
  @Get()
  @RequirePermission('workspace.read')
  async list(@WorkspaceId() workspaceId: string): Promise<ConnectionListDto> {
    return { items: (await this.connections.list(workspaceId)).map(toDto), nextCursor: null };
  }

  /** Connects a WhatsApp number, or changes the connection. */
  @Put('whatsapp')
  @RequirePermission('connections.manage')
  async setWhatsapp(
    @WorkspaceId() workspaceId: string,
    @CurrentActor() actor: Actor,
    @Body() body: WhatsappConnectionDto,
  ): Promise<ConnectionDto> {
    return toDto(await this.connections.set(workspaceId, actor, whatsappInput(body)));
  }

  /** Connects OpenAI, or changes the connection. */
  @Put('openai')
  @RequirePermission('connections.manage')
  async setOpenai(
    @WorkspaceId() workspaceId: string,
    @CurrentActor() actor: Actor,
    @Body() body: OpenaiConnectionDto,
  ): Promise<ConnectionDto> {
    return toDto(await this.connections.set(workspaceId, actor, openaiInput(body)));
  }
}

function toDto({ id, kind, name, settings, createdAt }: ConnectionEntity): ConnectionDto {
  return { id, kind, name, settings, createdAt: createdAt.toISOString() };
}
