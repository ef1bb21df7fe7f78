import type { ApiConfig } from '@flowkeep/config';
import { Module } from '@nestjs/common';
import { API_CONFIG } from '../../frame/index.ts';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { WorkflowModule } from '../workflows/workflow.module.ts';
import { PublishService } from './publish.service.ts';
import { RunMovesService } from './run-moves.service.ts';
import { SigningSecrets } from './signing-secrets.ts';
import { TriggerAddresses } from './trigger-addresses.ts';
import { TriggerRefresh } from './trigger-refresh.ts';
import { VersionController } from './version.controller.ts';
import { VersionService } from './version.service.ts';

@Module({
  imports: [WorkflowStorageModule, WorkflowModule],
  controllers: [VersionController],
  providers: [
    PublishService,
    VersionService,
    RunMovesService,
    TriggerRefresh,
    SigningSecrets,
    {
      provide: TriggerAddresses,
      inject: [API_CONFIG],
      useFactory: ({ publicUrl }: ApiConfig) => new TriggerAddresses(publicUrl),
    },
  ],
  exports: [PublishService, SigningSecrets],
})
export class VersionModule {}
