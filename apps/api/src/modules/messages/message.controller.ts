import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';
import { MessageDesk } from './message-desk.service.ts';
import { ConversationPageDto, MessagePageDto, MessageTemplatePageDto } from './message.dto.ts';

@ApiTags('messages')
@Controller('api/v1/workspaces/:workspaceId')
export class MessageController {
  constructor(private readonly desk: MessageDesk) {}

  /** What was said with a person, newest first. */
  @Get('contacts/:id/messages')
  @RequirePermission('messages.read')
  ofContact(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<MessagePageDto> {
    return this.desk.ofContact(workspaceId, id, query);
  }

  /** Conversations, last spoken first. */
  @Get('conversations')
  @RequirePermission('messages.read')
  listConversations(@WorkspaceId() workspaceId: string, @Query() query: PageQueryDto): Promise<ConversationPageDto> {
    return this.desk.listConversations(workspaceId, query);
  }

  /** Messages of one conversation, newest first. */
  @Get('conversations/:id/messages')
  @RequirePermission('messages.read')
  ofConversation(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<MessagePageDto> {
    return this.desk.ofConversation(workspaceId, id, query);
  }

  /** Templates that messages may be made of. */
  @Get('message-templates')
  @RequirePermission('messages.read')
  listTemplates(@WorkspaceId() workspaceId: string): Promise<MessageTemplatePageDto> {
    return this.desk.listTemplates(workspaceId);
  }
}
