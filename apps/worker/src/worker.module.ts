import { type DynamicModule, Module } from '@nestjs/common';
import type { WorkerConfig } from '@flowkeep/config';
import { DispatchService } from './dispatch/dispatch.service.ts';
import { HealthController } from './health/health.controller.ts';
import { MetricsService } from './health/metrics.service.ts';
import type { Logger } from './logger.ts';
import { PrivacyActivitiesService } from './privacy/privacy-activities.service.ts';
import { PrivacyDispatchService } from './privacy/privacy-dispatch.service.ts';
import { commandProviders } from './providers/command.providers.ts';
import { dataProviders } from './providers/data.providers.ts';
import { dispatchProviders } from './providers/dispatch.providers.ts';
import { reconcileProviders } from './providers/reconcile.providers.ts';
import { stepProviders } from './providers/step.providers.ts';
import { RunActivitiesService } from './steps/run-activities.service.ts';
import { RunWorkers } from './temporal/run-workers.service.ts';
import { TemporalLink } from './temporal/temporal-link.service.ts';
import { CONFIG, LOGGER } from './tokens.ts';

/** The worker: Temporal workers, the dispatcher, health and metrics. */
@Module({})
export class WorkerModule {
  static with(config: WorkerConfig, logger: Logger): DynamicModule {
    return {
      module: WorkerModule,
      controllers: [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        ...dataProviders,
        ...stepProviders,
        ...dispatchProviders,
        ...commandProviders,
        ...reconcileProviders,
        MetricsService,
        TemporalLink,
        PrivacyActivitiesService,
        RunActivitiesService,
        RunWorkers,
        DispatchService,
        PrivacyDispatchService,
      ],
    };
  }
}
