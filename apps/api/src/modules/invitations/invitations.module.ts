import { Module } from '@nestjs/common';
import { AcceptanceController } from './acceptance.controller.ts';
import { InvitationController } from './invitation.controller.ts';

@Module({ controllers: [InvitationController, AcceptanceController] })
export class InvitationsModule {}
