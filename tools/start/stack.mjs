import { buildApps } from './build-apps.mjs';
import { addresses, adminDatabaseUrl, appEnvironment } from './environment.mjs';
import { removeFile, writeJson } from './json-file.mjs';
import { migrateAndSeed } from './migrate-and-seed.mjs';
import { installPackages, packagesAreMissing } from './packages.mjs';
import { takePorts } from './ports.mjs';
import { createCluster } from './postgres.mjs';
import { ensureProductDatabase } from './product-database.mjs';
import { loadSecrets } from './secrets.mjs';
import { appService, postgresService, temporalService, workerService } from './services.mjs';
import { Supervisor } from './supervisor.mjs';
import { obtainTemporal } from './temporal-binary.mjs';
import { waitForTemporal } from './temporal-health.mjs';
import { kindOf, listWorkers } from './workers.mjs';

/**
 * Brings the whole product up in a home folder that this process has locked.
 * @returns {{ up: Promise<object>, stop: () => Promise<void>, kill: () => void }} `up` gives the content of stack.json
 */
export function startStack({ home, say, env = process.env }) {
  let state = null;
  const tell = () => state && writeJson(home.stack, { ...state, pids: pidsOf(supervisor) });
  const supervisor = new Supervisor({ recordFile: home.processes, say, onChange: tell });
  const abort = new AbortController();

  async function stop() {
    abort.abort();
    const workers = supervisor.processes().filter(({ name }) => kindOf(name) === 'worker');
    await supervisor.stop(['api', 'sandbox', ...workers.map(({ name }) => name)]);
    await supervisor.stop(['temporal']);
    await supervisor.stop(['postgres']);
    removeFile(home.processes);
    removeFile(home.stack);
  }

  const up = bringUp({ home, say, env, supervisor, signal: abort.signal }).then((context) => {
    state = describe(context);
    tell();
    return state;
  });
  return { up, stop, kill: () => supervisor.kill() };
}

const pidsOf = (supervisor) => Object.fromEntries(supervisor.processes().map(({ name, pid }) => [name, pid]));

async function bringUp({ home, say, env, supervisor, signal }) {
  const secrets = loadSecrets(home);
  const { ports, release } = await takePorts(say, env);
  const urls = addresses(ports, env);
  const context = { home, ports, release, secrets, urls, supervisor, say, signal, env };

  // Making a Temporal server may take minutes, so it goes on beside the packages, the database and the build.
  const binary = env.TEMPORAL_ADDRESS ? null : obtainTemporal(say);
  binary?.catch(() => {});
  if (packagesAreMissing()) await installPackages({ log: home.log('packages'), say, signal });
  say('Building what has changed, starting the servers …');
  await Promise.all([
    buildApps({ log: home.log('build'), signal }),
    bringUpPostgres(context),
    bringUpTemporal(context, binary),
  ]);
  const environment = appEnvironment(context, env);
  await migrateAndSeed({ home, env: environment, signal });
  await bringUpApps(context, environment);
  return context;
}

async function bringUpPostgres({ home, ports, release, secrets, supervisor }) {
  await createCluster(home.postgres, secrets.postgres);
  await release('postgres');
  await supervisor.run(postgresService({ home, ports, secrets }));
  await ensureProductDatabase(adminDatabaseUrl(ports, secrets), secrets.database);
}

async function bringUpTemporal({ home, ports, release, secrets, urls, supervisor, say, env }, binary) {
  const namespace = env.TEMPORAL_NAMESPACE ?? 'default';
  if (binary) {
    const service = temporalService({ home, ports, urls, secrets, binary: await binary, namespace });
    await Promise.all([release('temporal'), release('temporalUi')]);
    await supervisor.run(service);
    return;
  }
  try {
    await waitForTemporal(urls.temporal, namespace, { timeout: 10_000 });
  } catch (error) {
    say(
      `Temporal at ${urls.temporal} does not answer (${error.cause?.message ?? error.message}). Leads are kept and runs start when it does.`,
    );
  }
}

async function bringUpApps(context, env) {
  const { home, release, urls, supervisor } = context;
  await Promise.all(['sandbox', 'api', 'worker'].map(release));
  const workers = await listWorkers(context);
  await Promise.all([
    supervisor.run(appService({ name: 'sandbox', title: 'The sandbox', url: urls.phone, home, env })),
    supervisor.run(appService({ name: 'api', title: 'The API', url: `${urls.editor}/health/live`, home, env })),
    ...workers.map((worker) => supervisor.run(workerService(worker, { home, env }))),
  ]);
}

function describe({ home, ports, secrets, urls, env }) {
  return {
    home: home.folder,
    pid: process.pid,
    ports,
    urls,
    namespace: env.TEMPORAL_NAMESPACE ?? 'default',
    owner: secrets.owner,
    database: adminDatabaseUrl(ports, secrets)('flowkeep'),
  };
}
