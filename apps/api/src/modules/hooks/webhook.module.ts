import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.ts';
import { VersionModule } from '../versions/version.module.ts';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { WebhookAddresses } from './webhook-addresses.ts';
import { WebhookController } from './webhook.controller.ts';
import { WebhookSenders } from './webhook-senders.ts';
import { WebhookService } from './webhook.service.ts';

@Module({
  imports: [WorkflowStorageModule, VersionModule, IntakeModule],
  controllers: [WebhookController],
  providers: [WebhookService, WebhookAddresses, WebhookSenders],
})
export class WebhookModule {}
