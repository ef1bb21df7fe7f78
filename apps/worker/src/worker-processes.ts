import cluster, { type Worker } from 'node:cluster';
import type { Logger } from './logger.ts';

/** A process that dies is made anew after this, milliseconds, so that one that cannot start does not spin. */
const PAUSE = 1_000;

/**
 * Runs this program as several processes, which share its port, and keeps them running. A signal to stop is handed on;
 * this process ends when all of them have drained.
 */
export function runProcesses(count: number, logger: Logger): void {
  let stopping = false;
  const start = (): void => {
    if (stopping) return;
    const child = cluster.fork();
    child.once('exit', (code, signal) => {
      if (stopping) return;
      logger.warn({ pid: child.process.pid, code, signal }, 'A process of the worker has ended; starting another.');
      setTimeout(start, PAUSE);
    });
  };
  const stop = (signal: NodeJS.Signals): void => {
    stopping = true;
    for (const child of children()) child.process.kill(signal);
  };
  for (let number = 0; number < count; number += 1) start();
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  logger.info({ processes: count }, 'Started the processes of the worker.');
}

/** Whether this process is to start others rather than to work itself. */
export function startsProcesses(count: number): boolean {
  return count > 1 && cluster.isPrimary;
}

function children(): readonly Worker[] {
  return Object.values(cluster.workers ?? {}).flatMap((child) => (child === undefined ? [] : [child]));
}
