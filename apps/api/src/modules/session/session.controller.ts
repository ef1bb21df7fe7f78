import { type SignedInUser, type WorkspaceOfUser, WorkspaceService } from '@flowkeep/accounts';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, SignedIn } from '../../frame/index.ts';
import { SessionDto, type SessionWorkspaceDto } from './session.dto.ts';

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(private readonly workspaces: WorkspaceService) {}

  /** Who is signed in, and the workspaces they belong to. */
  @Get()
  @SignedIn()
  async read(@CurrentUser() user: SignedInUser): Promise<SessionDto> {
    return { user, workspaces: (await this.workspaces.listOf(user.id)).map(toDto) };
  }
}

function toDto({ id, name, slug, role, timeZone, language, currency, region }: WorkspaceOfUser): SessionWorkspaceDto {
  return { id, name, slug, role, timeZone, language, currency, region };
}
