import { readFileSync } from 'node:fs';
import pg from 'pg';
import { signIn } from '../demo/api-client.mjs';
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
 * Opens what is measured: the stack that FLOWKEEP_STACK_FILE names, or one of its own in a temporary folder.
 * @returns {Promise<object>} `close` stops what was started here and takes away what was made
 */
export async function openStack({ connections, env = process.env }) {
  const file = env.FLOWKEEP_STACK_FILE;
  const own = file ? null : await temporaryStack({ output: process.stderr });
  const closers = own ? [own.release] : [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne().catch((error) => console.error(error.message));
  };
  try {
    const stack = own?.stack ?? JSON.parse(readFileSync(file, 'utf8'));
    const bench = await openParts(stack, closers, connections);
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
