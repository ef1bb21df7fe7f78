import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { errorFacts } from './error-facts.ts';

/** Requests under way may end; connections that are still busy after this are cut, milliseconds. */
const GRACE = 3_000;
/** The process ends after this, come what may. */
const DEADLINE = 4_500;

/** Ends the API in order on SIGTERM and SIGINT. */
export function shutDownOnSignal(app: NestFastifyApplication, logger: Logger): void {
  const stop = (signal: string): void => {
    logger.info({ signal }, 'Stopping.');
    const server = app.getHttpServer();
    setTimeout(() => server.closeAllConnections(), GRACE).unref();
    setTimeout(() => process.exit(1), DEADLINE).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ error: errorFacts(error) }, 'Did not stop cleanly.');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(signal));
}
