import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const bundler = join(createRequire(import.meta.url).resolve('rolldown/package.json'), '..', 'bin', 'cli.mjs');
const entry = fileURLToPath(new URL('index.ts', import.meta.url));

it('is made of nothing that only a server has', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'simulation-'));
  const file = join(folder, 'bundle.mjs');
  try {
    const options = ['--platform', 'browser', '--format', 'esm', '--file', file];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bundler, entry, ...options]);
    expect(`${stdout}${stderr}`).not.toMatch(/unresolved|could not resolve/i);
    const code = await readFile(file, 'utf8');
    expect(code).not.toMatch(/^import\b.*from/m);
    expect(code).not.toMatch(/["']node:/);
    expect(code).not.toMatch(/\bprocess\.(?!env\.NODE_ENV)/);
    // Without the globals of Node it still loads.
    const script = `delete globalThis.process; delete globalThis.Buffer; await import(${JSON.stringify(pathToFileURL(file).href)});`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 30_000);
