import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { repositoryFolder } from '../start/home.mjs';

const ENVIRONMENT = { CI: 'true', NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' };

/**
 * Runs a gate with its output on the screen.
 * @returns {Promise<{ name: string, passed: number, failed: number, seconds: number }>}
 */
export async function runGate({ name, args, cwd = repositoryFolder, before, count }) {
  console.log(`\n━━ ${name}\n`);
  const began = Date.now();
  before?.();
  const env = { ...process.env, ...ENVIRONMENT };
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  const counted = count?.() ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A runner may fail without a failed test, for example when its set-up throws.
  const failed = code === 0 ? counted.failed : Math.max(1, counted.failed);
  return { name, passed: counted.passed, failed, seconds: Math.round((Date.now() - began) / 1000) };
}
