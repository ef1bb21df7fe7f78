import { spawn } from 'node:child_process';
import { findTemporal } from '../start/temporal-binary.mjs';
import { freePort } from '../start/free-port.mjs';
import { temporalArguments } from '../start/temporal-command.mjs';
import { waitForTemporal } from '../start/temporal-health.mjs';
import { startUntilUp } from './temporary-process.mjs';

/** A Temporal server that keeps everything in memory. */
export async function temporaryTemporal() {
  const found = await findTemporal();
  if (!found)
    throw new Error('There is no Temporal server here yet. `npm start` or `npm test` gets one; run either once.');
  const { port, stop } = await startUntilUp(async () => {
    const port = await freePort();
    const child = spawn(found.path, temporalArguments({ port }), { stdio: 'ignore' });
    return { child, port, isUp: () => waitForTemporal(`127.0.0.1:${port}`) };
  });
  return { address: `127.0.0.1:${port}`, stop };
}
