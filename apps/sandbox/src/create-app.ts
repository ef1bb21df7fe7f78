import 'reflect-metadata';
import type { SandboxConfig } from '@flowkeep/config';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SandboxModule } from './sandbox.module.ts';

/** `screen` is the folder of the built phone screen, or null to serve none. */
export async function createApp(config: SandboxConfig, screen: string | null): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    SandboxModule.with(config),
    new FastifyAdapter({ forceCloseConnections: true }),
    { logger: ['error', 'warn'] },
  );
  if (screen !== null) {
    // Loaded only where there is a screen to serve.
    const { default: fastifyStatic } = await import('@fastify/static');
    await app.register(fastifyStatic, { root: screen });
  }
  app.enableShutdownHooks();
  return app;
}
