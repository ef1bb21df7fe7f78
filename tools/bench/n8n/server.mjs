import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { freePort } from '../../start/free-port.mjs';
import { openLog } from '../../start/log-file.mjs';
import { createCluster, spawnPostgres, waitForPostgres } from '../../start/postgres.mjs';
import { runStep } from '../../start/run-step.mjs';
import { waitUntil } from '../../start/wait-until.mjs';
import { startUntilUp } from '../../testing/temporary-process.mjs';
import { withDatabase } from '../../testing/with-database.mjs';
import { n8nEnvironment } from './environment.mjs';
import { n8nWorkflows, pathOf } from './workflows.mjs';

const PASSWORD = 'n8n';
const UP_WITHIN = 180_000;

const databaseUrl = (port, name) => `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${name}`;

/** PostgreSQL for n8n, of the same build and as durable as our own. */
export async function startDatabase(folder) {
  const data = join(folder, 'postgres');
  await createCluster(data, PASSWORD);
  const server = await startUntilUp(async () => {
    const port = await freePort();
    const child = await spawnPostgres(data, port, {});
    return { child, port, isUp: () => waitForPostgres(databaseUrl(port, 'postgres')), signal: 'SIGINT' };
  });
  await withDatabase(databaseUrl(server.port, 'postgres'), (query) => query('create database n8n'));
  return { ...server, url: databaseUrl(server.port, 'n8n') };
}

/** Hands n8n the workflows, and starts it. Publishing, and then a start, is what registers their webhooks. */
export async function startN8n({ installed, folder, database, stub, say }) {
  const path = [dirname(installed.node), process.env.PATH].join(delimiter);
  const log = join(folder, 'n8n.log');
  const environment = (port) => n8nEnvironment({ folder, port, postgresPort: database.port, password: PASSWORD, path });
  const command = (...args) =>
    runStep(`n8n ${args[0]}`, installed.node, [installed.n8n, ...args], { log, cwd: folder, env: environment(0) });
  const documents = join(folder, 'workflows');
  const workflows = n8nWorkflows(stub);
  mkdirSync(documents);
  for (const workflow of workflows) writeFileSync(join(documents, `${workflow.id}.json`), JSON.stringify(workflow));
  say('Handing n8n the workflows …');
  await command('import:workflow', '--separate', `--input=${documents}`);
  for (const { id } of workflows) await command('publish:workflow', `--id=${id}`);
  say('Starting n8n …');
  return startUntilUp(async () => {
    const port = await freePort();
    const output = openLog(log);
    const child = spawn(installed.node, [installed.n8n, 'start'], {
      cwd: folder,
      env: environment(port),
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    return { child, port, isUp: () => waitForWebhooks(port) };
  });
}

/** A webhook that is registered refuses GET by naming POST. */
function waitForWebhooks(port) {
  const isRegistered = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/webhook/${pathOf('W1')}`);
    return (await response.text()).includes('POST request');
  };
  return waitUntil('n8n has registered its webhooks', isRegistered, { timeout: UP_WITHIN, every: 500 });
}
