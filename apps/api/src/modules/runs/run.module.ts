import type { ApiConfig } from '@flowkeep/config';
import { MessageReader } from '@flowkeep/messaging';
import { LiveNotifier, RunRepository, SubjectKeys, TransactionRunner } from '@flowkeep/persistence';
import { lazyConnection, RunClient } from '@flowkeep/temporal/client';
import { Module } from '@nestjs/common';
import { API_CONFIG } from '../../frame/index.ts';
import { LiveModule } from '../live/live.module.ts';
import { WorkflowStorageModule } from '../workflows/workflow-storage.module.ts';
import { RunArrival } from './run-arrival.ts';
import { RunCanceller } from './run-canceller.ts';
import { RunControlService } from './run-control.service.ts';
import { RunLinks } from './run-links.ts';
import { RunReadingService } from './run-reading.service.ts';
import { RunController } from './run.controller.ts';
import { TemporalLifecycle } from './temporal-lifecycle.ts';

@Module({
  imports: [WorkflowStorageModule, LiveModule],
  controllers: [RunController],
  providers: [
    RunReadingService,
    RunControlService,
    RunArrival,
    TemporalLifecycle,
    {
      provide: RunLinks,
      inject: [API_CONFIG],
      useFactory: (config: ApiConfig) => new RunLinks(config.temporalUiUrl, config.temporalNamespace),
    },
    { provide: MessageReader, inject: [SubjectKeys], useFactory: (keys: SubjectKeys) => new MessageReader(keys) },
    {
      provide: RunClient,
      inject: [API_CONFIG],
      useFactory: ({ temporalAddress, temporalNamespace }: ApiConfig) =>
        new RunClient({
          connection: lazyConnection({ address: temporalAddress }),
          namespace: temporalNamespace,
          // The API cancels runs; that carries no payload to seal or open.
          dataConverter: {},
          eagerStart: false,
        }),
    },
    {
      provide: RunCanceller,
      inject: [TransactionRunner, RunRepository, LiveNotifier, RunClient],
      useFactory: (...parts: ConstructorParameters<typeof RunCanceller>) => new RunCanceller(...parts),
    },
  ],
})
export class RunModule {}
