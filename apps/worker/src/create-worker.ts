import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { WorkerConfig } from '@flowkeep/config';
import { createLogger } from './logger.ts';
import { NestLogger } from './nest-logger.ts';
import { installTemporalRuntime } from './temporal/temporal-logger.ts';
import { WorkerModule } from './worker.module.ts';

/** The worker as an application that is not listening yet. Closing it drains what is at hand. */
export async function createWorker(config: WorkerConfig): Promise<NestFastifyApplication> {
  const logger = createLogger(config.logLevel);
  installTemporalRuntime(logger);
  return NestFactory.create<NestFastifyApplication>(WorkerModule.with(config, logger), new FastifyAdapter(), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
}
