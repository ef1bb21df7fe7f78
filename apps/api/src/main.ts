import { loadApiConfig } from '@flowkeep/config';
import { pino } from 'pino';
import { createApp } from './create-app.ts';
import { runProgram } from './frame/run-program.ts';
import { shutDownOnSignal } from './frame/shut-down.ts';

/** Starts the API. */
runProgram(async () => {
  const config = loadApiConfig(process.env);
  const logger = pino({ level: config.logLevel, base: { service: 'api' } });
  const app = await createApp(config, logger);
  shutDownOnSignal(app, logger);
  await app.listen(config.port, config.host);
  logger.info({ host: config.host, port: config.port }, 'Listening.');
});
