import { join } from 'node:path';
import { adminDatabaseUrl } from './environment.mjs';
import { repositoryFolder } from './home.mjs';
import { waitForAnswer } from './http-health.mjs';
import { postgresCommand, waitForPostgres } from './postgres.mjs';
import { clearStaleLock } from './postgres-lock.mjs';
import { temporalArguments } from './temporal-command.mjs';
import { waitForTemporal } from './temporal-health.mjs';

export function postgresService({ home, ports, secrets }) {
  return {
    name: 'postgres',
    title: 'PostgreSQL',
    log: home.log('postgres'),
    prepare: () => clearStaleLock(home.postgres),
    command: async () => {
      const run = await postgresCommand(home.postgres, ports.postgres);
      return { ...run, options: { ...run.options, cwd: '/' } };
    },
    ready: (options) => waitForPostgres(adminDatabaseUrl(ports, secrets)('postgres'), { timeout: 60_000, ...options }),
    // The fast way down: open transactions are rolled back and nobody is waited for.
    stopSignal: 'SIGINT',
  };
}

export function temporalService({ home, ports, urls, secrets, binary, namespace = 'default' }) {
  const settings = {
    port: ports.temporal,
    namespaces: [namespace],
    uiPort: ports.temporalUi,
    // The server does not bring an older file up to date, so each version has its own.
    databaseFile: home.temporal(binary.version),
    codecUrl: `${urls.editor}/codec/${secrets.codec}`,
  };
  return {
    name: 'temporal',
    title: 'Temporal',
    log: home.log('temporal'),
    command: async () => ({
      command: binary.path,
      args: ['--log-format', 'json', ...temporalArguments(settings)],
      options: { cwd: home.folder },
    }),
    ready: (options) => waitForTemporal(urls.temporal, namespace, options),
  };
}

/** One of the worker processes, each with its own port and log. */
export const workerService = ({ name, title, port }, { home, env }) =>
  appService({
    name,
    app: 'worker',
    title,
    url: `http://127.0.0.1:${port}/health/live`,
    home,
    env: { ...env, FLOWKEEP_WORKER_PORT: String(port) },
  });

/** One of our apps, from its built files. It is up when `url` answers. */
export function appService({ name, app = name, title, url, home, env, timeout = 60_000 }) {
  const script = join(repositoryFolder, 'apps', app, 'dist/main.js');
  return {
    name,
    title,
    log: home.log(name),
    command: async () => ({
      command: process.execPath,
      args: ['--enable-source-maps', script],
      options: { cwd: join(repositoryFolder, 'apps', app), env },
    }),
    ready: (options) => waitForAnswer(title, url, { timeout, ...options }),
  };
}
