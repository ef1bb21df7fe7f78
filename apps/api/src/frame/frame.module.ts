import type { ApiConfig } from '@flowkeep/config';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { AccessGuard } from './access.guard.ts';
import { accountProviders } from './account-providers.ts';
import { API_CONFIG } from './api-config.token.ts';
import { databaseProviders } from './database-providers.ts';
import { Lifecycle } from './lifecycle.ts';
import { LOGGER } from './logger.token.ts';
import { ProblemFilter } from './problem.filter.ts';
import { RouteCatalog } from './route-catalog.ts';
import { createValidationPipe } from './validation.ts';

/** What every module may inject, and the guard, the pipe and the filter that every route goes through. */
@Module({})
export class FrameModule {
  static with(config: ApiConfig, logger: Logger): DynamicModule {
    const shared = [
      { provide: API_CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      ...databaseProviders,
      ...accountProviders,
      RouteCatalog,
    ];
    return {
      module: FrameModule,
      global: true,
      providers: [
        ...shared,
        Lifecycle,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: createValidationPipe },
      ],
      exports: shared,
    };
  }
}
