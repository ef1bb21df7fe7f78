import { join } from 'node:path';
import { repositoryFolder } from './home.mjs';
import { runStep } from './run-step.mjs';

const api = join(repositoryFolder, 'apps/api');

/** Brings the schema up to date and sees to it that the demo workspace is there. */
export async function migrateAndSeed({ home, env, signal }) {
  for (const [what, script] of [
    ['Bringing the database up to date', 'migrate'],
    ['Filling the demo workspace', 'seed'],
  ]) {
    const args = ['--enable-source-maps', join(api, 'dist', `${script}.js`)];
    await runStep(what, process.execPath, args, { log: home.log(script), cwd: api, env, signal });
  }
}
