import { packageProgram } from './package-program.mjs';
import { runStep } from './run-step.mjs';

/** Builds what has changed since the last time. */
export function buildApps({ log, signal }) {
  const args = [
    packageProgram('nx'),
    'run-many',
    '-t',
    'build',
    '-p',
    'api,worker,sandbox,editor',
    '--outputStyle=static',
  ];
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' };
  return runStep('Building the apps', process.execPath, args, { log, env, signal });
}
