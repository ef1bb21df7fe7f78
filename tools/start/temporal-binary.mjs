import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { buildTemporal } from './temporal-build.mjs';
import { cacheFolder } from './cache-folder.mjs';
import { downloadTemporal } from './temporal-download.mjs';

/** The release that this product is tested with: CLI 1.9.1 holds server 1.32.0 and UI 2.54.1. */
export const TEMPORAL_VERSION = '1.9.1';

// The first whose server keeps what the product sets on its runs.
const OLDEST = [1, 8];

const program = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
const cachedPath = join(cacheFolder, `temporal-${TEMPORAL_VERSION}${process.platform === 'win32' ? '.exe' : ''}`);

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The version that a binary says it is, or null when it does not run here. */
async function versionOf(path) {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 20_000 });
    return /version v?(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}

const isNewEnough = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
};

/**
 * A Temporal server that is on this machine already: on the PATH, or in the cache.
 * @returns {Promise<{ path: string, version: string, from: string } | null>}
 */
export async function findTemporal(say = () => {}) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program);
    if (!folder || !isExecutable(path)) continue;
    const version = await versionOf(path);
    if (version && isNewEnough(version)) return { path, version, from: 'PATH' };
    say(`${path} is ${version ? `version ${version}, older than 1.8` : 'not a working Temporal'}: it is left alone.`);
  }
  if (!isExecutable(cachedPath)) return null;
  const version = await versionOf(cachedPath);
  return version ? { path: cachedPath, version, from: 'cache' } : null;
}

/**
 * Finds a Temporal server or makes one: from the official download, else built from its pinned source.
 * @returns {Promise<{ path: string, version: string, from: string }>}
 * @throws {Error} with a sentence for people when there is no way to have one
 */
export async function obtainTemporal(say) {
  const found = await findTemporal(say);
  if (found) return found;
  const reasons = [];
  for (const [from, make] of [
    ['download', downloadTemporal],
    ['build', buildTemporal],
  ]) {
    try {
      await make({ version: TEMPORAL_VERSION, target: cachedPath, say });
      const version = await versionOf(cachedPath);
      if (version) return { path: cachedPath, version, from };
      reasons.push('it does not run on this system');
    } catch (error) {
      reasons.push(error.message);
    }
  }
  throw new Error(
    `There is no Temporal server and none could be made: ${reasons.join('; ')}. ` +
      'Install one of these and start again: the `temporal` command (https://docs.temporal.io/cli), or Go 1.21 or newer. ' +
      'Or set TEMPORAL_ADDRESS to a server that runs already.',
  );
}
