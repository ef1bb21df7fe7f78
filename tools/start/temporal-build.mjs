import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const pinned = fileURLToPath(new URL('../temporal-build/', import.meta.url));

const PACKAGE = 'github.com/temporalio/cli/cmd/temporal';

// How many lines `go build -v` prints when nothing is cached: a package a line, about two thousand.
const PACKAGES = 1850;
const TELL_EVERY = 15_000;

/**
 * Builds the server from the source that tools/temporal-build pins. The release cannot be had with `go install`: its
 * module replaces one of its own parts by a folder, which Go refuses for anything but the main module.
 */
export async function buildTemporal({ version, target, say }) {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'build-'));
  try {
    for (const file of ['go.mod', 'go.sum']) copyFileSync(join(pinned, file), join(folder, file));
    const output = join(folder, 'temporal');
    const stamp = `-X github.com/temporalio/cli/internal/temporalcli.Version=${version}`;
    say(`Building Temporal ${version} from source, about 6 minutes on two cores, this once …`);
    await go(['build', '-v', '-trimpath', '-ldflags', `-s -w ${stamp}`, '-o', output, PACKAGE], folder, say);
    renameSync(output, target);
    say('Temporal is built.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const go = (args, cwd, say) =>
  new Promise((resolve, reject) => {
    const child = spawn('go', args, {
      cwd,
      env: { ...process.env, CGO_ENABLED: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    let packages = 0;
    let lastLine = '';
    createInterface({ input: child.stderr }).on('line', (line) => {
      lastLine = line;
      if (!line.startsWith('go: ')) packages++;
    });
    const started = Date.now();
    const tell = setInterval(() => {
      const share = Math.min(99, Math.round((packages / PACKAGES) * 100));
      say(`Building Temporal: ${share} % after ${Math.round((Date.now() - started) / 1000)} s`);
    }, TELL_EVERY);
    child.once('error', ({ code }) => {
      clearInterval(tell);
      reject(new Error(code === 'ENOENT' ? 'there is no Go to build it with' : `Go does not start (${code})`));
    });
    child.once('close', (code) => {
      clearInterval(tell);
      process.off('exit', kill);
      if (code === 0) resolve();
      else reject(new Error(`the build failed (${lastLine})`));
    });
  });
