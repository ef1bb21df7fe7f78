import type { ApiConfig } from '@flowkeep/config';
import { InboundMessages, MessageStatuses, OptOuts } from '@flowkeep/messaging';
import { createAddressHash, SubjectKeys } from '@flowkeep/persistence';
import { Module } from '@nestjs/common';
import { API_CONFIG } from '../../frame/index.ts';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { WebhookVerificationService } from './webhook-verification.service.ts';
import { WhatsAppCallbackController } from './whatsapp-callback.controller.ts';
import { WhatsAppCallbackService } from './whatsapp-callback.service.ts';

@Module({
  imports: [WorkflowStorageModule],
  controllers: [WhatsAppCallbackController],
  providers: [
    WhatsAppCallbackService,
    WebhookVerificationService,
    MessageStatuses,
    {
      provide: InboundMessages,
      inject: [SubjectKeys, API_CONFIG],
      useFactory: (keys: SubjectKeys, { rootKey }: ApiConfig) =>
        new InboundMessages(keys, new OptOuts(createAddressHash(rootKey))),
    },
  ],
})
export class CallbackModule {}
