import { Module } from '@nestjs/common';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { DealDesk } from './deal-desk.service.ts';
import { DealController } from './deal.controller.ts';

@Module({ imports: [WorkflowStorageModule], controllers: [DealController], providers: [DealDesk] })
export class DealsModule {}
