import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { measureRuns } from '../measure-runs.mjs';
import { ExecutionCounts } from './execution-counts.mjs';
import { installN8n, N8N_VERSION } from './install.mjs';
import { startDatabase, startN8n } from './server.mjs';
import { idOf, pathOf } from './workflows.mjs';

const ACCEPTED = 200;

// It works off what it has accepted no faster when more waits.
const MOST = 150;

/**
 * n8n beside Flowkeep on the same machine, loaded by the same generator.
 * @returns {Promise<{ key: string, name: string, about: string, measures: object, close: () => Promise<void> }>}
 */
export async function openN8n({ stub, target }, say) {
  const installed = await installN8n(say);
  const folder = mkdtempSync(join(tmpdir(), 'flowkeep-n8n-'));
  const closers = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    const database = await startDatabase(folder);
    closers.push(database.stop);
    const server = await startN8n({ installed, folder, database, stub: stub.url, say });
    closers.push(server.stop);
    const client = new pg.Client(database.url);
    await client.connect();
    closers.push(() => client.end());
    return { ...describe(client, server, target), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function describe(client, server, target) {
  const counts = new ExecutionCounts(client);
  const own = { port: server.port, headers: [], acceptedStatus: ACCEPTED };
  const system = { counts, target: (path, further) => target(path, { ...further, ...own }) };
  const measure = (name) => (seconds, workload) =>
    measureRuns({
      workload: { ...workload, most: MOST },
      workflow: { id: idOf(name), hook: `/webhook/${pathOf(name)}` },
      system,
      seconds,
    });
  return {
    key: 'n8n',
    name: 'n8n',
    about: `n8n ${N8N_VERSION} on Node 24 and PostgreSQL, legacy expression engine, pool of 10, every execution saved`,
    measures: Object.fromEntries(['W1', 'W2', 'W3', 'W4'].map((name) => [name, measure(name)])),
  };
}
