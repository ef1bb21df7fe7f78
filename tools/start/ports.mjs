import { holdPort } from './free-port.mjs';

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
 * Takes a free port for every server and keeps it from others until that server is started, which may be minutes
 * later. One that is busy is named and the next free one is taken.
 * @returns {Promise<{ ports: Record<keyof typeof PORTS, number>, release: (name: keyof typeof PORTS) => Promise<void> }>}
 */
export async function takePorts(say, env = process.env) {
  const ports = {};
  const holds = {};
  for (const [name, port] of Object.entries(PORTS)) {
    const wanted = wantedPort(port, env);
    const { taken, release } = await takeFrom(wanted, port);
    if (taken !== wanted) say(`Port ${wanted} is busy: ${port.title} takes ${taken}.`);
    ports[name] = taken;
    holds[name] = release;
  }
  const release = async (name) => {
    await holds[name]?.();
    delete holds[name];
  };
  return { ports, release };
}

async function takeFrom(wanted, { title, variable }) {
  for (let candidate = wanted; candidate <= Math.min(65_535, wanted + FURTHER); candidate++) {
    const release = await holdPort(candidate);
    if (release) return { taken: candidate, release };
  }
  throw new Error(`No free port for ${title} from ${wanted} on. Set ${variable}.`);
}
