import { parseArgs } from 'node:util';

/** What can be measured, in this order: what leaves much behind comes last. */
export const SUBJECTS = ['W1', 'W2', 'W3', 'W4', 'accept', 'resume', 'step', 'sleep', 'list'];

/** What the floor and the peers take part in. */
const COMPARED = { floor: ['W2', 'W3', 'W4'], n8n: ['W1', 'W2', 'W3', 'W4'] };

const PEERS = ['n8n'];

// Load is bounded whatever is asked for: this is a measurement of one machine, not an attack on it.
const COUNTS = {
  rounds: { initial: 3, least: 1, most: 20 },
  seconds: { initial: 10, least: 1, most: 120 },
  connections: { initial: 64, least: 1, most: 256 },
  rate: { initial: 200, least: 1, most: 5_000 },
  sleeping: { initial: 100_000, least: 1, most: 1_000_000 },
  'listed-runs': { initial: 1_000_000, least: 0, most: 10_000_000 },
  workers: { initial: 1, least: 1, most: 64 },
  // 0: the dev server, which has one shard on SQLite.
  'temporal-shards': { initial: 0, least: 0, most: 16_384 },
};

export const USAGE = `npm run bench -- [options]
  --only W1,W2         measure only these: ${SUBJECTS.join(', ')}
  --rounds N           rounds of each measurement (3). Runs are put to sleep once: sleep.* and worker.rss have one round
  --seconds S          length of a round's load (10)
  --connections N      connections of the closed loop (64)
  --rate R             requests a second of the open loop (200)
  --sleeping N         runs that are put to sleep (100000; at 110/s that takes 15 minutes, and it ends after 30)
  --listed-runs N      runs that the run list is measured with, on a stack of its own (1000000)
  --workers N          worker processes of a stack of its own (1)
  --temporal-shards N  Temporal on PostgreSQL with N shards, as a cluster has it, for a stack of its own (dev server)
  --floor              W2, W3 and W4, as they are and with every run on Temporal (onTemporal), beside hand-written
                       Temporal workflows on the same server, with the ratios
  --peer n8n           W1 to W4 beside n8n, which is installed into the cache folder (npm, about 3 GB), with the ratios
  --json FILE          write the figures to a file: [{ name, unit, median, min, max, rounds }]
  --report             write a report with the raw data to docs/benchmarks/
FLOWKEEP_STACK_FILE names the stack.json of a stack that runs. So does FLOWKEEP_URL, together with FLOWKEEP_OWNER_EMAIL,
FLOWKEEP_OWNER_PASSWORD, FLOWKEEP_ADMIN_DATABASE_URL (a role that sees all workspaces), TEMPORAL_ADDRESS and
FLOWKEEP_SANDBOX_URL. Without either, one is started and removed.`;

/**
 * Reads the command line.
 * @returns {{ only, rounds, seconds, connections, rate, sleeping, listedRuns, workers, temporalShards, floor: boolean, peer?: string,
 *   json?: string, report: boolean, help: boolean }}
 */
export function readOptions(args) {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const names = Object.fromEntries(Object.keys(COUNTS).map((name) => [name, text]));
  const options = { ...names, only: text, json: text, peer: text, floor: flag, report: flag, help: flag };
  const { values } = parseArgs({ args, options });
  const count = (name) => readCount(name, values[name]);
  const { floor, json, report, help } = values;
  const peer = readPeer(values.peer);
  return {
    only: readSubjects(values.only, floor, peer),
    rounds: count('rounds'),
    seconds: count('seconds'),
    connections: count('connections'),
    rate: count('rate'),
    sleeping: count('sleeping'),
    listedRuns: count('listed-runs'),
    workers: count('workers'),
    temporalShards: count('temporal-shards'),
    ...{ floor, peer, json, report, help },
  };
}

function readCount(name, text) {
  const { initial, least, most } = COUNTS[name];
  if (text === undefined) return initial;
  const count = Number(text);
  if (Number.isInteger(count) && count >= least && count <= most) return count;
  throw new Error(`--${name} is "${text}". Give a whole number from ${least} to ${most}.`);
}

function readPeer(name) {
  if (name === undefined || PEERS.includes(name)) return name;
  throw new Error(`--peer is "${name}". Known: ${PEERS.join(', ')}.`);
}

/** Beside others only what they take part in is measured, unless more is named. */
function readSubjects(text, floor, peer) {
  if (text === undefined) {
    const compared = [...(floor ? COMPARED.floor : []), ...(peer ? COMPARED[peer] : [])];
    return compared.length === 0 ? SUBJECTS : SUBJECTS.filter((name) => compared.includes(name));
  }
  const wanted = text.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !SUBJECTS.includes(name));
  if (unknown !== undefined) throw new Error(`--only names "${unknown}". Known: ${SUBJECTS.join(', ')}.`);
  return SUBJECTS.filter((name) => wanted.includes(name));
}
