import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

// How many lines `go build -v` prints when nothing is cached: a package a line, about two thousand.
const PACKAGES = 1850;
const TELL_EVERY = 15_000;

/** Runs `go` in a folder and says from time to time how far it is. @throws {Error} with the last line it printed */
export const go = (args, cwd, say) =>
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
