import pg from 'pg';
import { signIn } from '../demo/api-client.mjs';
import { stackOfEnvironment } from './stack-of-environment.mjs';
import { temporaryStack } from '../testing/temporary-stack.mjs';
import { makeKey } from './publish.mjs';
import { RunCounts } from './run-counts.mjs';
import { startStub } from './stub.mjs';

const OWN_MACHINE = ['localhost', '127.0.0.1'];

let nextLead = 0;
const lead = () =>
  JSON.stringify({
    id: `${process.pid}-${nextLead++}`,
    email: 'ann@example.com',
    first: 'Ann',
    last: 'Lee',
    score: 20,
  });

/**
 * Opens what is measured: the stack that the environment names, or one of its own in a temporary folder.
 * @returns {Promise<object>} `close` stops what was started here and takes away what was made
 */
export async function openStack(options, say, env = process.env) {
  const closers = [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne().catch((error) => console.error(error.message));
  };
  try {
    const given = stackOfEnvironment(env);
    const stack = given ?? (await startOwn(options, closers, say));
    const bench = await openParts(stack, closers, options.connections);
    return { ...bench, isOwn: given === null, onClose: (closer) => closers.push(closer), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startOwn({ workers, temporalShards }, closers, say) {
  const variables = { FLOWKEEP_WORKER_PROCESSES: String(workers) };
  const temporal = temporalShards === 0 ? null : await temporalOnPostgres(temporalShards, say);
  if (temporal) {
    closers.push(temporal.close);
    variables.TEMPORAL_ADDRESS = temporal.address;
  }
  const { stack, release } = await temporaryStack({ output: process.stderr, variables });
  closers.push(release);
  return { ...stack, workers, temporalShards, temporalDatabase: temporal?.databaseUrl };
}

async function temporalOnPostgres(shards, say) {
  const { startTemporalOnPostgres } = await import('./temporal/start-on-postgres.mjs');
  return startTemporalOnPostgres({ shards, say });
}

async function openParts(stack, closers, connections) {
  const { hostname, port } = new URL(stack.urls.api);
  if (!OWN_MACHINE.includes(hostname)) throw new Error(`Load goes to this machine only, and ${hostname} is another.`);
  const database = new pg.Client(stack.database);
  await database.connect();
  closers.push(() => database.end());
  const stub = await startStub();
  closers.push(stub.stop);
  const api = await signIn(stack);
  const { key, revoke } = await makeKey(api);
  closers.push(revoke);
  const headers = [`authorization: Bearer ${key}`];
  const target = (path, further) => ({ port: Number(port), path, headers, connections, bodyOf: lead, ...further });
  return { stack, database, stub, api, target, counts: new RunCounts(database, api.workspace.id, stack) };
}
