import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Logger } from '../logger.ts';

/** Queues that have only workflows or only activities are meant to. */
const NO_NEWS = /^No (workflows|activities) registered/;

let installed = false;

/**
 * Sets up what all Temporal workers of the process share. Signals are left alone: workers drain when the application
 * closes. Only warnings are passed on, without the error objects, for these repeat what activities were given.
 */
export function installTemporalRuntime(logger: Logger): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      if (NO_NEWS.test(message)) return;
      const facts = {
        source: 'temporal',
        workflowId: textOf(meta?.['workflowId']),
        activityType: textOf(meta?.['activityType']),
        queue: textOf(meta?.['taskQueue']),
      };
      if (level === 'ERROR') logger.error(facts, message);
      else logger.warn(facts, message);
    }),
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
