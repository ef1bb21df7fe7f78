import { loadApiConfig } from '@flowkeep/config';
import { DomainError } from '@flowkeep/contracts';
import { pino } from 'pino';
import { createApp } from './create-app.ts';
import { shutDownOnSignal } from './frame/shut-down.ts';

/** Starts the API. */
async function main(): Promise<void> {
  const config = loadApiConfig(process.env);
  const logger = pino({ level: config.logLevel, base: { service: 'api' } });
  const app = await createApp(config, logger);
  shutDownOnSignal(app, logger);
  await app.listen(config.port, config.host);
  logger.info({ host: config.host, port: config.port }, 'listening');
}

main().catch((error: unknown) => {
  const text =
    error instanceof DomainError ? error.message : error instanceof Error ? (error.stack ?? error.message) : '';
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
