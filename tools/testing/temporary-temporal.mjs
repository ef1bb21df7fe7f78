import { spawn } from 'node:child_process';
import { Connection } from '@temporalio/client';
import { findTemporal } from '../start/temporal-binary.mjs';
import { freePort } from '../start/free-port.mjs';
import { importSource } from '../start/import-source.mjs';
import { temporalArguments } from '../start/temporal-command.mjs';
import { waitForTemporal } from '../start/temporal-health.mjs';
import { startUntilUp } from './temporary-process.mjs';

async function addSearchAttributes(address, namespaces) {
  const { ensureSearchAttributes } = await importSource('libs/temporal/src/ensure-search-attributes.ts');
  const connection = await Connection.connect({ address });
  const all = namespaces.map((namespace) => ensureSearchAttributes(connection, namespace));
  await Promise.all(all).finally(() => connection.close());
}

/**
 * A Temporal server that keeps everything in memory, with the search attributes of the product.
 * @param {readonly string[]} namespaces
 */
export async function temporaryTemporal(namespaces = ['default']) {
  const found = await findTemporal();
  if (!found)
    throw new Error('There is no Temporal server here yet. `npm start` or `npm test` gets one; run either once.');
  const { port, stop } = await startUntilUp(async () => {
    const port = await freePort();
    const child = spawn(found.path, temporalArguments({ port, namespaces }), { stdio: 'ignore' });
    return { child, port, isUp: () => waitForTemporal(`127.0.0.1:${port}`) };
  });
  const address = `127.0.0.1:${port}`;
  await addSearchAttributes(address, namespaces).catch(async (error) => {
    await stop();
    throw error;
  });
  return { address, stop };
}
