import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryStack } from '../testing/temporary-stack.mjs';
import { borrowStack } from './borrow-stack.mjs';
import { openHome, repositoryFolder } from './home.mjs';
import { waitForAnswer } from './http-health.mjs';
import { readJson } from './json-file.mjs';
import { holderOf } from './lock.mjs';
import { identityOf } from './process-identity.mjs';
import { waitUntil } from './wait-until.mjs';

const SERVERS = ['api', 'worker', 'sandbox', 'temporal', 'postgres'];
const silent = { write: () => {} };

let own;
let home;
beforeAll(async () => {
  own = await temporaryStack({ output: silent });
  home = openHome(own.folder);
}, 300_000);
afterAll(() => own?.release(), 120_000);

const stack = () => readJson(home.stack);
const isReady = async ({ urls }) => {
  await waitForAnswer('API', `${urls.editor}/health/ready`, { timeout: 60_000 });
  await waitForAnswer('Worker', `${urls.worker}/health/ready`, { timeout: 60_000 });
};

async function run(tool, ...options) {
  const env = { ...process.env, FLOWKEEP_HOME: own.folder };
  const child = spawn(process.execPath, [join(repositoryFolder, 'tools', tool), ...options], { env });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  // What it printed last may come after its end.
  const [code] = await once(child, 'close');
  return { code, printed };
}

describe('npm start', () => {
  it.each(['secrets', 'stack', 'processes'])('lets nobody else read %s', (name) => {
    expect(statSync(home[name]).mode & 0o077).toBe(0);
  });

  it('is what the demo tells its story on, to the end', async () => {
    const { code, printed } = await run('demo.mjs', join(repositoryFolder, 'examples/lead-az.json'));
    expect(printed).toContain('completed');
    expect(code).toBe(0);
  }, 120_000);

  it.each(SERVERS)(
    'starts %s again when it was killed',
    async (name) => {
      const before = stack().pids[name];
      process.kill(before, 'SIGKILL');
      await waitUntil(`${name} has a new process`, () => stack().pids[name] !== before, { timeout: 30_000 });
      await isReady(own.stack);
    },
    120_000,
  );

  it('says where it runs when it is started twice', async () => {
    const { code, printed } = await run('start.mjs');
    expect(code).toBe(0);
    expect(printed).toContain(`Flowkeep runs already at ${own.stack.urls.editor}`);
  });

  it('cleans up after a start that was killed, and keeps the data', async () => {
    const { pids, pid } = stack();
    process.kill(pid, 'SIGKILL');
    await waitUntil('The start is gone', () => !holderOf(home));
    expect(identityOf(pids.postgres)).not.toBeNull();

    const second = await borrowStack({ folder: own.folder, output: silent });
    try {
      expect(Object.values(pids).filter((left) => identityOf(left) !== null)).toEqual([]);
      expect(second.stack.owner).toEqual(own.stack.owner);
      await isReady(second.stack);
    } finally {
      await second.release();
    }
    expect(existsSync(home.stack)).toBe(false);
    expect(holderOf(home)).toBeNull();
  }, 240_000);
});
