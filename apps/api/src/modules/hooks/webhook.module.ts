import { Module } from '@nestjs/common';
import { VersionModule } from '../versions/version.module.ts';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { WebhookController } from './webhook.controller.ts';
import { WebhookService } from './webhook.service.ts';

@Module({
  imports: [WorkflowStorageModule, VersionModule],
  controllers: [WebhookController],
  providers: [WebhookService],
})
export class WebhookModule {}
