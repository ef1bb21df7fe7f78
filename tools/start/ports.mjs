import { isFree } from './free-port.mjs';

/** Every port of the stack: what it is for, the variable that sets it, and the one that is preferred. */
const PORTS = {
  api: { title: 'Flowkeep', variable: 'FLOWKEEP_PORT', preferred: 4000 },
  worker: { title: "the worker's health page", variable: 'FLOWKEEP_WORKER_PORT', preferred: 4100 },
  sandbox: { title: 'the sandbox', variable: 'FLOWKEEP_SANDBOX_PORT', preferred: 4300 },
  postgres: { title: 'PostgreSQL', variable: 'FLOWKEEP_POSTGRES_PORT', preferred: 54320 },
  temporal: { title: 'Temporal', variable: 'FLOWKEEP_TEMPORAL_PORT', preferred: 7233 },
  temporalUi: { title: "Temporal's Web UI", variable: 'FLOWKEEP_TEMPORAL_UI_PORT', preferred: 8233 },
};

const FURTHER = 200;

function wantedPort({ variable, preferred }, env) {
  const text = env[variable];
  if (!text) return preferred;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${variable} is "${text}", which is no port. Give a number from 1 to 65535, or leave it out.`);
}

/**
 * A free port for every server; one that is busy is named and the next free one is taken.
 * @returns {Promise<Record<keyof typeof PORTS, number>>}
 */
export async function choosePorts(say, env = process.env) {
  const chosen = {};
  const taken = new Set();
  for (const [name, port] of Object.entries(PORTS)) {
    const wanted = wantedPort(port, env);
    let candidate = wanted;
    while (taken.has(candidate) || !(await isFree(candidate))) {
      if (++candidate > Math.min(65_535, wanted + FURTHER)) {
        throw new Error(`No free port for ${port.title} from ${wanted} on. Set ${port.variable}.`);
      }
    }
    if (candidate !== wanted) say(`Port ${wanted} is busy: ${port.title} takes ${candidate}.`);
    taken.add(candidate);
    chosen[name] = candidate;
  }
  return chosen;
}
