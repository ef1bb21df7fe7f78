import { InvitationService } from '@flowkeep/accounts';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../../frame/index.ts';
import { AcceptedInvitationDto, AcceptInvitationDto } from './invitation.dto.ts';

@ApiTags('members')
@Controller('api/v1/invitations')
export class AcceptanceController {
  constructor(private readonly invitations: InvitationService) {}

  /** Takes the seat that an invitation offers. Sign in afterwards. */
  @Post('accept')
  @HttpCode(200)
  @Public()
  accept(@Body() body: AcceptInvitationDto): Promise<AcceptedInvitationDto> {
    return this.invitations.accept(body);
  }
}
