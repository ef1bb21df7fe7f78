import { Module } from '@nestjs/common';
import { DealDesk } from './deal-desk.service.ts';
import { DealController } from './deal.controller.ts';

@Module({ controllers: [DealController], providers: [DealDesk] })
export class DealsModule {}
