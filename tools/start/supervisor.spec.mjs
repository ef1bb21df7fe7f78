import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { waitForAnswer } from './http-health.mjs';
import { readJson } from './json-file.mjs';
import { identityOf } from './process-identity.mjs';
import { Supervisor } from './supervisor.mjs';
import { waitUntil } from './wait-until.mjs';

const SERVER = `require('node:http').createServer((_, r) => r.end(String(process.pid))).listen(+process.argv[1], '127.0.0.1')`;

let folder;
let said;
let supervisor;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowkeep-supervisor-'));
  said = [];
  supervisor = new Supervisor({
    recordFile: join(folder, 'processes.json'),
    say: (line) => said.push(line),
    onChange: () => {},
  });
});
afterEach(async () => {
  await supervisor.stop(['server']);
  rmSync(folder, { recursive: true, force: true });
});

const service = (port, script = SERVER) => ({
  name: 'server',
  title: 'The server',
  log: join(folder, 'server.log'),
  command: async () => ({ command: process.execPath, args: ['-e', script, String(port)], options: {} }),
  ready: (options) => waitForAnswer('The server', `http://127.0.0.1:${port}`, { timeout: 20_000, ...options }),
});

const recordedPid = () => readJson(join(folder, 'processes.json'))[0].pid;

describe('Supervisor', () => {
  it('starts a server that was killed again, and says so', async () => {
    const port = await freePort();
    await supervisor.run(service(port));
    const first = recordedPid();
    process.kill(first, 'SIGKILL');
    await waitUntil('The server is back', () => said.includes('The server is back.'), { timeout: 20_000 });
    expect(said[0]).toBe('The server stopped (SIGKILL). Starting it again …');
    expect(recordedPid()).not.toBe(first);
    const response = await fetch(`http://127.0.0.1:${port}`);
    expect(await response.text()).toBe(String(recordedPid()));
  });

  it('leaves nothing running when it stops', async () => {
    await supervisor.run(service(await freePort()));
    const pid = recordedPid();
    await supervisor.stop(['server']);
    expect(identityOf(pid)).toBeNull();
    expect(said).toEqual([]);
  });

  it('gives up on a server that never comes up, with the end of its log', async () => {
    const broken = service(await freePort(), `console.error('no key'); process.exit(3)`);
    await expect(supervisor.run(broken)).rejects.toThrow(/The server does not start \(exit code 3\)[^]*no key/);
    expect(readFileSync(broken.log, 'utf8')).toContain('no key');
  });
});
