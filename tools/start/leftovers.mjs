import { readJson, removeFile } from './json-file.mjs';
import { isAlive } from './process-identity.mjs';
import { waitUntil } from './wait-until.mjs';
import { kindOf } from './workers.mjs';

// The servers below are needed by those above until these have ended.
const STOP_ORDER = [['api', 'worker', 'sandbox'], ['temporal'], ['postgres']];

const signal = (child, name) => {
  try {
    process.kill(child.pid, name);
  } catch {
    // It ended in between.
  }
};

async function end(child) {
  signal(child, child.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  const gone = () => !isAlive(child);
  await waitUntil(`${child.name} ends`, gone, { timeout: 15_000 }).catch(() => signal(child, 'SIGKILL'));
  await waitUntil(`${child.name} is gone`, gone, { timeout: 5_000 });
}

/**
 * Ends what a killed start left running. Only processes that it recorded, and that are still the ones it recorded.
 * @returns {Promise<string[]>} the names of what was ended
 */
export async function endLeftovers(home) {
  const recorded = readJson(home.processes, []);
  const ended = [];
  for (const names of STOP_ORDER) {
    const alive = recorded.filter((child) => names.includes(kindOf(child.name)) && isAlive(child));
    await Promise.all(alive.map(end));
    ended.push(...alive.map((child) => child.name));
  }
  removeFile(home.processes);
  removeFile(home.stack);
  return ended;
}
