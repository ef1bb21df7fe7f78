import { writeFileSync } from 'node:fs';
import { readJson, removeFile } from './json-file.mjs';
import { identityOf, isAlive } from './process-identity.mjs';

/** Who holds a home folder: `{ pid, identity }` of a start that still runs, or null. */
export function holderOf(home) {
  const holder = readJson(home.lock);
  return holder && isAlive(holder) ? holder : null;
}

/**
 * Takes the home folder for this process; a lock left behind by a killed start does not count.
 * @returns {boolean} false when another start holds it
 */
export function takeLock(home) {
  const mine = `${JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) })}\n`;
  for (;;) {
    try {
      writeFileSync(home.lock, mine, { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (holderOf(home)) return false;
      removeFile(home.lock);
    }
  }
}

export const releaseLock = (home) => removeFile(home.lock);
