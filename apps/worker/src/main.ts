import 'reflect-metadata';
import { DomainError } from '@flowkeep/contracts';
import { loadWorkerConfig } from '@flowkeep/config';
import { createWorker } from './create-worker.ts';
import { createLogger } from './logger.ts';
import { RunWorkers } from './temporal/run-workers.service.ts';
import { runProcesses, startsProcesses } from './worker-processes.ts';

try {
  const config = loadWorkerConfig(process.env);
  if (startsProcesses(config.processes)) runProcesses(config.processes, createLogger(config.logLevel));
  else {
    const app = await createWorker(config);
    app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
    app.get(RunWorkers).endProcess = () => process.kill(process.pid, 'SIGTERM');
    await app.listen(config.port, config.host);
  }
} catch (thrown) {
  if (!(thrown instanceof DomainError)) throw thrown;
  process.stderr.write(
    `${thrown.message}\n${thrown.fields.map(({ path, message }) => `  ${path}: ${message}\n`).join('')}`,
  );
  process.exit(1);
}
