import { MemberService } from '@flowkeep/accounts';
import type { Actor, MemberEntity } from '@flowkeep/persistence';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { ChangeMemberDto, MemberDto, MemberListDto } from './member.dto.ts';

@ApiTags('members')
@Controller('api/v1/workspaces/:workspaceId/members')
export class MemberController {
  constructor(private readonly members: MemberService) {}

  /** Everybody in the workspace, oldest membership first. */
  @Get()
  @RequirePermission('members.read')
  async list(@WorkspaceId() workspaceId: string): Promise<MemberListDto> {
    return { items: (await this.members.list(workspaceId)).map(toDto), nextCursor: null };
  }

  /** Gives a member another role. A workspace always keeps an owner. */
  @Patch(':memberId')
  @RequirePermission('members.manage')
  async change(
    @WorkspaceId() workspaceId: string,
    @Param('memberId') memberId: string,
    @CurrentActor() actor: Actor,
    @Body() { role }: ChangeMemberDto,
  ): Promise<MemberDto> {
    return toDto(await this.members.changeRole(workspaceId, actor, memberId, role));
  }

  /** Takes a person out of the workspace. A workspace always keeps an owner. */
  @Delete(':memberId')
  @HttpCode(204)
  @RequirePermission('members.manage')
  remove(
    @WorkspaceId() workspaceId: string,
    @Param('memberId') memberId: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.members.remove(workspaceId, actor, memberId);
  }
}

function toDto({ id, userId, name, email, role, createdAt }: MemberEntity): MemberDto {
  return { id, userId, name, email, role, createdAt: createdAt.toISOString() };
}
