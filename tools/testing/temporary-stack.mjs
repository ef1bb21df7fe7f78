import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { borrowStack } from '../start/borrow-stack.mjs';
import { freePort } from '../start/free-port.mjs';

const PORT_VARIABLES = [
  'FLOWKEEP_PORT',
  'FLOWKEEP_WORKER_PORT',
  'FLOWKEEP_SANDBOX_PORT',
  'FLOWKEEP_POSTGRES_PORT',
  'FLOWKEEP_TEMPORAL_PORT',
  'FLOWKEEP_TEMPORAL_UI_PORT',
];

/**
 * The whole product in a temporary data folder, on ports that nobody else uses. `variables` are added to the
 * environment of its start.
 * @returns {Promise<{ stack: object, folder: string, release: (options?: { keep?: boolean }) => Promise<void> }>} `keep`
 * leaves the folder, for its logs
 */
export async function temporaryStack({ output = process.stderr, variables = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'flowkeep-stack-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { TEMPORAL_ADDRESS: _foreign, ...env } = process.env;
    for (const name of PORT_VARIABLES) env[name] = String(await freePort());
    Object.assign(env, variables);
    const { stack, release } = await borrowStack({ folder, env, output });
    return { stack, folder, release: ({ keep = false } = {}) => release().finally(() => keep || removeFolder()) };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
