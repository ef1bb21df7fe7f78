import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same number: when it began. Null when there is no such process.
 * @returns {string | null}
 */
export function identityOf(pid) {
  try {
    return process.platform === 'linux' ? linuxIdentity(pid) : otherIdentity(pid);
  } catch {
    return null;
  }
}

function linuxIdentity(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold anything, so fields are counted from the last bracket: state, …, starttime.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
}

function otherIdentity(pid) {
  if (process.platform === 'win32') {
    process.kill(pid, 0);
    return String(pid);
  }
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
}

/** Whether a recorded process is still there, and is still the one that was recorded. */
export const isAlive = ({ pid, identity }) => identity !== null && identityOf(pid) === identity;
