import type { ApiConfig } from '@flowkeep/config';
import { MessageReader } from '@flowkeep/messaging';
import { SubjectKeys } from '@flowkeep/persistence';
import { Module } from '@nestjs/common';
import { API_CONFIG } from '../../frame/index.ts';
import { LiveModule } from '../live/live.module.ts';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { RunArrival } from './run-arrival.ts';
import { RunControlService } from './run-control.service.ts';
import { RunLinks } from './run-links.ts';
import { RunOrderController } from './run-order.controller.ts';
import { RunOrderService } from './run-order.service.ts';
import { RunReadingService } from './run-reading.service.ts';
import { RunController } from './run.controller.ts';

@Module({
  imports: [WorkflowStorageModule, LiveModule],
  controllers: [RunController, RunOrderController],
  providers: [
    RunReadingService,
    RunControlService,
    RunOrderService,
    RunArrival,
    {
      provide: RunLinks,
      inject: [API_CONFIG],
      useFactory: (config: ApiConfig) => new RunLinks(config.temporalUiUrl, config.temporalNamespace),
    },
    { provide: MessageReader, inject: [SubjectKeys], useFactory: (keys: SubjectKeys) => new MessageReader(keys) },
  ],
})
export class RunModule {}
