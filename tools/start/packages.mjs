import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from './home.mjs';
import { readJson } from './json-file.mjs';
import { runStep } from './run-step.mjs';

const lockFile = join(repositoryFolder, 'package-lock.json');
const modules = join(repositoryFolder, 'node_modules');
const stampFile = join(modules, '.flowkeep-installed');

// Packages with programs inside differ by system and by Node's binary interface.
const stampNow = () =>
  createHash('sha256')
    .update(readFileSync(lockFile))
    .update([process.platform, process.arch, process.versions.modules].join())
    .digest('hex');

const readStamp = () => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null);

/** Whether what somebody installed by hand is what the lock file asks for. */
function matchesLock() {
  const wanted = readJson(lockFile)?.packages;
  const installed = readJson(join(modules, '.package-lock.json'))?.packages;
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true;
    if (entry.link) return existsSync(join(repositoryFolder, path));
    const found = installed[path];
    return found ? found.version === entry.version : Boolean(entry.optional || entry.peer || entry.devOptional);
  });
}

/** Whether the packages must be installed before anything else can be done. */
export function packagesAreMissing() {
  if (readStamp() === stampNow()) return false;
  if (!matchesLock()) return true;
  writeFileSync(stampFile, stampNow());
  return false;
}

/** Installs the packages of the lock file. */
export async function installPackages({ log, say, signal }) {
  say('Installing packages, about a minute this once …');
  // Under `npm start`, npm names the very program it is.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const args = [...first, 'ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=warn'];
  try {
    await runStep('Installing packages', command, args, { log, signal });
  } catch (error) {
    throw new Error(`Installing packages failed. From ${log}:\n${reasonsIn(log)}`, { cause: error });
  }
  writeFileSync(stampFile, stampNow());
}

// npm says what is wrong first, and then a page about itself.
function reasonsIn(log) {
  const text = readFileSync(log, 'utf8');
  const errors = text.split('\n').filter((line) => line.startsWith('npm error') && line.length > 10);
  const first = errors.findLastIndex((line) => line.startsWith('npm error code'));
  return errors.slice(Math.max(0, first)).slice(0, 8).join('\n');
}
