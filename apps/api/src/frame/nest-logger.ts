import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { errorFacts } from './error-facts.ts';

/** Nest's own messages in the process's log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  /** What Nest says while it starts is of use to its developers only. */
  log(message: unknown): void {
    this.logger.debug({ source: 'nest' }, String(message));
  }

  error(message: unknown): void {
    if (message instanceof Error)
      this.logger.error({ source: 'nest', error: errorFacts(message) }, 'Unexpected error.');
    else this.logger.error({ source: 'nest' }, String(message));
  }

  warn(message: unknown): void {
    this.logger.warn({ source: 'nest' }, String(message));
  }
}
