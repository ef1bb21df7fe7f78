import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { testConfig } from './test-app.ts';

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
}

function start(script: string, environment: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', `src/${script}.ts`], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  return { child, output: () => text };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answers(url: string, { child, output }: Program): Promise<void> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const up = await fetch(url).then(
      () => true,
      () => false,
    );
    if (up) return;
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The API did not start: ${output()}`);
    await pause(100);
  }
}

/** Gives its code when all that it has printed has come, which may be after it has ended. */
async function endOf({ child }: Program): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

describe('the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flowkeep-editor-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Flowkeep</title>');
  writeFileSync(join(folder, 'assets', 'main-1a2b3c.js'), 'export {};');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('serves the editor, and ends within five seconds of SIGTERM', async () => {
    const config = testConfig();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const program = start('main', {
      FLOWKEEP_DATABASE_URL: config.databaseUrl,
      FLOWKEEP_AUTH_DATABASE_URL: config.authDatabaseUrl,
      FLOWKEEP_SECRET: config.secret,
      FLOWKEEP_ROOT_KEY: config.rootKey,
      FLOWKEEP_EDITOR_DIR: folder,
      FLOWKEEP_PORT: String(port),
    });
    await answers(`${url}/health/live`, program);
    const page = await fetch(`${url}/workflows/some/page`);
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>Flowkeep</title>']);
    expect(page.headers.get('content-security-policy')).toContain(`default-src 'self'`);
    expect(page.headers.get('cache-control')).toContain('max-age=0');
    const asset = await fetch(`${url}/assets/main-1a2b3c.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    for (const path of ['/assets/gone.js', '/favicon.ico', '/api/v1/nothing', '/%2e%2e/package.json']) {
      expect((await fetch(url + path)).headers.get('content-type')).toContain('problem+json');
    }
    const asked = Date.now();
    program.child.kill('SIGTERM');
    const code = await endOf(program);
    expect([code, Date.now() - asked < 5_000]).toEqual([0, true]);
    expect(program.output()).not.toMatch(/some\/page|@example\.com/);
  }, 120_000);

  it('says in a sentence which variable is missing', async () => {
    const program = start('migrate', {});
    expect([await endOf(program), program.output()]).toEqual([
      1,
      'FLOWKEEP_OWNER_DATABASE_URL is not set. Give an address like postgres://user:password@host:5432/flowkeep.\n',
    ]);
  });

  it('brings the schema up to date, again and again', async () => {
    const program = start('migrate', {
      FLOWKEEP_OWNER_DATABASE_URL: process.env['TEST_OWNER_DATABASE_URL'] ?? '',
    });
    expect([await endOf(program), program.output()]).toEqual([0, 'The schema is up to date.\n']);
  });
});
