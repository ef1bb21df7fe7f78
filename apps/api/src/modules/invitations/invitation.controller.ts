import { InvitationService, type SignedInUser } from '@flowkeep/accounts';
import type { ApiConfig } from '@flowkeep/config';
import type { Actor, InvitationEntity } from '@flowkeep/persistence';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_CONFIG, CurrentActor, CurrentUser, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { CreatedInvitationDto, InvitationDto, InvitationListDto, InviteDto } from './invitation.dto.ts';

@ApiTags('members')
@Controller('api/v1/workspaces/:workspaceId/invitations')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** Offers a seat to an address. The link in the answer is shown once; it is valid for a week. */
  @Post()
  @RequirePermission('members.manage')
  async create(
    @WorkspaceId() workspaceId: string,
    @CurrentUser() user: SignedInUser,
    @Body() body: InviteDto,
  ): Promise<CreatedInvitationDto> {
    const { invitation, token } = await this.invitations.create(workspaceId, user.id, body);
    return { ...toDto(invitation), token, url: `${this.config.publicUrl}/invitation#${token}` };
  }

  /** Seats that nobody has taken. */
  @Get()
  @RequirePermission('members.manage')
  async list(@WorkspaceId() workspaceId: string): Promise<InvitationListDto> {
    return { items: (await this.invitations.list(workspaceId)).map(toDto), nextCursor: null };
  }

  /** Takes the offer back. */
  @Delete(':invitationId')
  @HttpCode(204)
  @RequirePermission('members.manage')
  withdraw(
    @WorkspaceId() workspaceId: string,
    @Param('invitationId') invitationId: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.invitations.withdraw(workspaceId, actor, invitationId);
  }
}

function toDto({ id, email, role, expiresAt, createdAt }: InvitationEntity): InvitationDto {
  return { id, email, role, expiresAt: expiresAt.toISOString(), createdAt: createdAt.toISOString() };
}
