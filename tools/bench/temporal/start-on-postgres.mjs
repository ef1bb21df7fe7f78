import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../start/free-port.mjs';
import { openLog } from '../../start/log-file.mjs';
import { createCluster, spawnPostgres, waitForPostgres } from '../../start/postgres.mjs';
import { runStep } from '../../start/run-step.mjs';
import { waitUntil } from '../../start/wait-until.mjs';
import { startUntilUp } from '../../testing/temporary-process.mjs';
import { temporalServerPrograms } from './build-server.mjs';
import { membershipPort } from './membership-port.mjs';
import { dynamicConfig, serverConfig } from './server-config.mjs';

const PASSWORD = 'temporal';
const SERVICES = ['frontend', 'matching', 'history', 'worker'];

// Versions of the schema that the server's release brings.
const STORES = [
  { database: 'temporal', schema: 'postgresql/v12/temporal', version: '1.19' },
  { database: 'temporal_visibility', schema: 'postgresql/v12/visibility', version: '1.14' },
];

/**
 * Temporal on a PostgreSQL of its own, as a cluster has it, with several shards.
 * @returns {Promise<{ address: string, databaseUrl: string, close: () => Promise<void> }>}
 */
export async function startTemporalOnPostgres({ shards, say }) {
  const programs = await temporalServerPrograms(say);
  const folder = mkdtempSync(join(tmpdir(), 'flowkeep-temporal-'));
  const closers = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    say(`Starting Temporal on PostgreSQL with ${shards} shards …`);
    const postgres = await startPostgres(folder);
    closers.push(postgres.stop);
    await laySchema(programs.sqlTool, folder, postgres.port);
    const server = await startServer({ program: programs.server, folder, shards, postgres });
    closers.push(server.stop);
    const address = `127.0.0.1:${server.port}`;
    await makeNamespace(address);
    return { address, databaseUrl: databaseUrl(postgres.port), close };
  } catch (error) {
    await close();
    throw error;
  }
}

const databaseUrl = (port) => `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`;

async function startPostgres(folder) {
  const data = join(folder, 'postgres');
  await createCluster(data, PASSWORD);
  return startUntilUp(async () => {
    const port = await freePort();
    const child = await spawnPostgres(data, port, {});
    return { child, port, isUp: () => waitForPostgres(databaseUrl(port)), signal: 'SIGINT' };
  });
}

async function laySchema(sqlTool, folder, port) {
  const access = ['--plugin', 'postgres12', '--ep', '127.0.0.1', '--port', String(port)];
  const log = join(folder, 'schema.log');
  for (const { database, schema, version } of STORES) {
    const tool = (...args) =>
      runStep(
        'Laying the schema of Temporal',
        sqlTool,
        [...access, '--user', 'postgres', '--password', PASSWORD, '--database', database, ...args],
        { log },
      );
    await tool('create-database');
    await tool('setup-schema', '--schema-name', schema, '--version', version);
  }
}

const startServer = ({ program, folder, shards, postgres }) =>
  startUntilUp(async () => {
    const ports = {};
    for (const name of SERVICES) ports[name] = { grpc: await freePort(), membership: await membershipPort() };
    const dynamicConfigFile = join(folder, 'dynamic-config.yaml');
    const configFile = join(folder, 'server.yaml');
    const given = { shards, postgres: { port: postgres.port, password: PASSWORD }, ports, dynamicConfigFile };
    // YAML holds JSON.
    writeFileSync(dynamicConfigFile, JSON.stringify(dynamicConfig()));
    writeFileSync(configFile, JSON.stringify(serverConfig(given)));
    const log = openLog(join(folder, 'temporal.log'));
    const args = ['--config-file', configFile, '--allow-no-auth', 'start'];
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', log, log] });
    closeSync(log);
    const port = ports.frontend.grpc;
    return { child, port, isUp: () => waitForFrontend(`127.0.0.1:${port}`) };
  });

const withService = async (address, use) => {
  const { Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ address, connectTimeout: '2s' });
  try {
    return await use(connection.workflowService);
  } finally {
    await connection.close();
  }
};

const waitForFrontend = (address) =>
  waitUntil('Temporal answers', () => withService(address, (service) => service.getClusterInfo({})), {
    timeout: 60_000,
  });

async function makeNamespace(address) {
  const retention = { seconds: 24 * 3_600 };
  await withService(address, (service) =>
    service.registerNamespace({ namespace: 'default', workflowExecutionRetentionPeriod: retention }),
  );
  // Its services learn of a new namespace within seconds.
  await waitUntil(
    'Temporal knows its namespace',
    () =>
      withService(address, (service) =>
        service.listOpenWorkflowExecutions({ namespace: 'default', StartTimeFilter: {} }),
      ),
    { timeout: 60_000, every: 500 },
  );
}
