import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { homeFolder, openHome, repositoryFolder } from './home.mjs';
import { readJson } from './json-file.mjs';
import { holderOf } from './lock.mjs';

/** The stack that runs in a home folder, or null. */
export function runningStack(folder = homeFolder()) {
  const home = openHome(folder);
  return holderOf(home) ? readJson(home.stack) : null;
}

/**
 * The stack that runs in a home folder, or one started for now.
 * @param {{ folder?: string, env?: NodeJS.ProcessEnv, output?: import('node:stream').Writable }} options `output` gets what a start prints
 * @returns {Promise<{ stack: object, release: () => Promise<void> }>} `release` stops it if it was started here
 */
export async function borrowStack({ folder = homeFolder(), env = process.env, output } = {}) {
  const running = runningStack(folder);
  if (running) return { stack: running, release: async () => {} };
  const home = openHome(folder);
  const child = spawn(process.execPath, [join(repositoryFolder, 'tools/start.mjs'), '--no-seed-runs', '--quiet'], {
    env: { ...env, FLOWKEEP_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed = (printed + chunk).slice(-8_000);
      output?.write(chunk);
    });
  }
  const ended = once(child, 'exit');
  const release = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const ready = once(child, 'message').then(() => true);
  if ((await Promise.race([ready, ended.then(() => false)])) === false)
    throw new Error(`Flowkeep did not start.\n${printed}`);
  return { stack: readJson(home.stack), release: () => release().finally(() => process.off('exit', kill)) };
}
