import 'reflect-metadata';
import { loadSeedConfig } from '@flowkeep/config';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AppModule } from './app.module.ts';
import { NestLogger } from './frame/nest-logger.ts';
import { runProgram } from './frame/run-program.ts';
import { seedDemo } from './seed/seed-demo.ts';

/** Fills the demo workspace. Harmless to repeat: what is there stays as people have made it. */
runProgram(async () => {
  const config = loadSeedConfig(process.env);
  const logger = pino({ level: config.logLevel, base: { service: 'seed' } });
  const app = await NestFactory.createApplicationContext(AppModule.with(config, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  try {
    const { workspaceId, workflowId } = await seedDemo(app, config);
    process.stdout.write(`${JSON.stringify({ workspaceId, workflowId })}\n`);
  } finally {
    await app.close();
  }
});
