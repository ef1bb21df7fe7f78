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
export async function openStack({ connections, env = process.env }) {
  const given = stackOfEnvironment(env);
  const own = given ? null : await temporaryStack({ output: process.stderr });
  const closers = own ? [own.release] : [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne().catch((error) => console.error(error.message));
  };
  try {
    const bench = await openParts(given ?? own.stack, closers, connections);
    return { ...bench, isOwn: own !== null, onClose: (closer) => closers.push(closer), close };
  } catch (error) {
    await close();
    throw error;
  }
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
  return { stack, database, stub, api, target, counts: new RunCounts(database, api.workspace.id) };
}
