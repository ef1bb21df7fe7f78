import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { repositoryFolder } from './home.mjs';
import { lastLines, openLog } from './log-file.mjs';

/**
 * Runs a command to its end with its output in a log.
 * @throws {Error} with the log's last lines when it fails
 */
export async function runStep(what, command, args, { log, cwd = repositoryFolder, env = process.env, signal }) {
  signal?.throwIfAborted();
  const output = openLog(log);
  await new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output], detached: true });
    closeSync(output);
    const endGroup = () => endWithChildren(child);
    signal?.addEventListener('abort', endGroup, { once: true });
    process.once('exit', endGroup);
    child.once('error', reject);
    child.once('exit', (code, ended) => {
      signal?.removeEventListener('abort', endGroup);
      process.off('exit', endGroup);
      if (code === 0) resolve();
      else reject(new Error(`${what} failed (${ended ?? `exit code ${code}`}). From ${log}:\n${lastLines(log)}`));
    });
  });
}

function endWithChildren(child) {
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended in between.
  }
}
