import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from './process-identity.mjs';

/**
 * Removes the lock file of a PostgreSQL that was killed. Its number may since belong to another program, and then
 * PostgreSQL would believe that it still runs. Whatever this product started was ended before.
 */
export function clearStaleLock(folder) {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (identityOf(pid) === null || !runsIn(pid, folder)) rmSync(file, { force: true });
}

// Elsewhere than on Linux the command line of others cannot be read as easily: PostgreSQL's own judgement stands.
function runsIn(pid, folder) {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return false;
  }
}
