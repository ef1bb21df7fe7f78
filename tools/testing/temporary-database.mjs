import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../start/free-port.mjs';
import { createCluster, spawnPostgres, waitForPostgres } from '../start/postgres.mjs';
import { ensureProductDatabase, migrateFromSource } from '../start/product-database.mjs';
import { startUntilUp } from './temporary-process.mjs';

const PASSWORDS = { owner: 'owner', app: 'app', auth: 'auth' };

// Tests may lose their data in a power cut.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

/**
 * A PostgreSQL of its own in a temporary folder, with the product's roles and its schema.
 * @returns {Promise<{ url: (role: 'owner' | 'app' | 'auth') => string, stop: () => Promise<void> }>}
 */
export async function temporaryDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'flowkeep-postgres-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  let stopServer = async () => {};
  try {
    const data = join(folder, 'data');
    await createCluster(data, 'postgres');
    const server = await startServer(data);
    stopServer = server.stop;
    await ensureProductDatabase((database) => adminUrl(server.port, database), PASSWORDS);
    const url = (role) => `postgres://flowkeep_${role}:${PASSWORDS[role]}@127.0.0.1:${server.port}/flowkeep`;
    await migrateFromSource(url('owner'));
    return { url, stop: () => stopServer().finally(removeFolder) };
  } catch (error) {
    await stopServer();
    removeFolder();
    throw error;
  }
}

const adminUrl = (port, database) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;

const startServer = (data) =>
  startUntilUp(async () => {
    const port = await freePort();
    const child = await spawnPostgres(data, port, FAST);
    const isUp = () => waitForPostgres(adminUrl(port, 'postgres'));
    return { child, port, isUp, signal: 'SIGINT' };
  });
