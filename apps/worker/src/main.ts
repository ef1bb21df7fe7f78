import 'reflect-metadata';
import { DomainError } from '@flowkeep/contracts';
import { loadWorkerConfig } from '@flowkeep/config';
import { createWorker } from './create-worker.ts';

try {
  const config = loadWorkerConfig(process.env);
  const app = await createWorker(config);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.listen(config.port, config.host);
} catch (thrown) {
  if (!(thrown instanceof DomainError)) throw thrown;
  process.stderr.write(
    `${thrown.message}\n${thrown.fields.map(({ path, message }) => `  ${path}: ${message}\n`).join('')}`,
  );
  process.exit(1);
}
