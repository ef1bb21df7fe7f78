import { holdPort } from './free-port.mjs';

/** As the worker's own setting of this name has it. */
const MOST = 128;
const FURTHER = 200;

/**
 * How many worker processes share the work: FLOWKEEP_WORKER_PROCESSES, or one. A machine has use for one a core. Each is
 * a process of its own here, with a log and a port; the worker itself is not asked to begin others.
 */
export function workerCount(env = process.env) {
  const text = env.FLOWKEEP_WORKER_PROCESSES;
  if (!text) return 1;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
  throw new Error(`FLOWKEEP_WORKER_PROCESSES is "${text}". Give a whole number from 1 to ${MOST}, or leave it out.`);
}

/**
 * The first worker, on the port that was taken for it, and those beside it, each on a free port behind.
 * @param {{ ports: { worker: number }, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ name: string, title: string, port: number }[]>}
 */
export async function listWorkers({ ports, env }) {
  const workers = [{ name: 'worker', title: 'The worker', port: ports.worker }];
  let port = ports.worker;
  for (let number = 2; number <= workerCount(env); number++) {
    port = await nextFree(port + 1);
    workers.push({ name: `worker-${number}`, title: `Worker ${number}`, port });
  }
  return workers;
}

async function nextFree(first) {
  for (let port = first; port <= Math.min(65_535, first + FURTHER); port++) {
    const release = await holdPort(port);
    if (release === null) continue;
    await release();
    return port;
  }
  throw new Error(`No free port for a further worker from ${first} on.`);
}

/** What a process is, whichever number it has: `worker` for `worker-2`. */
export const kindOf = (name) => name.split('-')[0];
