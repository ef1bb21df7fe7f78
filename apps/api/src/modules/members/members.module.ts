import { Module } from '@nestjs/common';
import { MemberController } from './member.controller.ts';

@Module({ controllers: [MemberController] })
export class MembersModule {}
