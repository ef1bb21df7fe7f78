import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../start/cache-folder.mjs';
import { writeJson } from '../../start/json-file.mjs';
import { runStep } from '../../start/run-step.mjs';

/** The release that is measured, and the Node that it needs. */
export const N8N_VERSION = '2.41.1';
const NODE = 'node@24';

/**
 * n8n in the cache folder, outside this tree: installed on the first call, which takes some minutes.
 * @returns {Promise<{ folder: string, node: string, n8n: string }>} paths of the programs
 */
export async function installN8n(say) {
  const folder = join(cacheFolder, `n8n-${N8N_VERSION}`);
  const installed = {
    folder,
    node: join(folder, 'node24/node_modules/.bin/node'),
    n8n: join(folder, 'n8n/node_modules/n8n/bin/n8n'),
  };
  const stamp = join(folder, 'installed');
  if (existsSync(stamp)) return installed;
  say(`Installing n8n ${N8N_VERSION} into ${folder}, about 3 GB and five minutes this once …`);
  await installInto(join(folder, 'node24'), NODE, { name: 'peer-node' });
  // The newer release of this one does not load under it.
  const overrides = { linkedom: '0.18.12' };
  await installInto(join(folder, 'n8n'), `n8n@${N8N_VERSION}`, { name: 'peer-n8n', overrides }, ['--ignore-scripts']);
  const log = join(folder, 'check.log');
  await runStep('Starting n8n', installed.node, [installed.n8n, '--version'], { log, cwd: folder });
  writeFileSync(stamp, '');
  return installed;
}

async function installInto(folder, what, about, flags = []) {
  mkdirSync(folder, { recursive: true });
  writeJson(join(folder, 'package.json'), { private: true, ...about });
  const args = ['install', what, '--no-audit', '--no-fund', ...flags];
  // What npm was told for this tree is not meant for that one.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  await runStep(`Installing ${what}`, 'npm', args, { log: join(folder, 'install.log'), cwd: folder, env });
}
