import { setTimeout as delay } from 'node:timers/promises';
import { openHome } from '../start/home.mjs';
import { readJson } from '../start/json-file.mjs';
import { isAlive } from '../start/process-identity.mjs';
import { kindOf } from '../start/workers.mjs';

const VICTIMS = ['api', 'worker', 'temporal', 'postgres'];

/**
 * Kills the servers of a stack at random, without a warning, until `signal` ends it. Its supervisor starts them again.
 * Each is noted in `kills`. `slack` says how
 * many milliseconds later than usual they come, for the sake of the machine.
 */
export async function killAtRandom({ folder, random, signal, tell, since = Date.now(), slack = () => 0, kills }) {
  const { processes } = openHome(folder);
  while (!signal.aborted) {
    await delay(random.between(4_000, 14_000) + slack(), undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const victims = random.chance(0.2) ? [random.pick(VICTIMS), random.pick(VICTIMS)] : [random.pick(VICTIMS)];
    for (const name of new Set(victims)) {
      // One that is just being started again is left alone. There may be several workers.
      const alive = readJson(processes, []).filter((child) => kindOf(child.name) === name && isAlive(child));
      if (alive.length === 0) continue;
      process.kill(random.pick(alive).pid, 'SIGKILL');
      kills.push({ name, at: Date.now() - since });
      tell(`kill -9 ${name}`);
    }
  }
}
