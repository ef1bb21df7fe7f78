import { parseArgs } from 'node:util';

/** What can be measured, in this order. */
export const SUBJECTS = ['W1', 'W2', 'W3', 'W4', 'accept', 'resume', 'list'];

// Load is bounded whatever is asked for: this is a measurement of one machine, not an attack on it.
const COUNTS = {
  rounds: { initial: 3, least: 1, most: 20 },
  seconds: { initial: 10, least: 1, most: 120 },
  connections: { initial: 16, least: 1, most: 256 },
  rate: { initial: 200, least: 1, most: 5_000 },
  'listed-runs': { initial: 100_000, least: 0, most: 2_000_000 },
};

export const USAGE = `npm run bench -- [options]
  --only W1,W2         measure only these: ${SUBJECTS.join(', ')}
  --rounds N           rounds of each measurement (3)
  --seconds S          length of a round's load (10)
  --connections N      connections of the closed loop (16)
  --rate R             requests a second of the open loop (200)
  --listed-runs N      runs that the run list is measured with, on a stack of its own (100000)
  --json FILE          write the figures to a file
  --report             write a report with the raw data to docs/benchmarks/
FLOWKEEP_STACK_FILE names the stack.json of a stack that runs; without it one is started and removed.`;

/**
 * Reads the command line.
 * @returns {{ only, rounds, seconds, connections, rate, listedRuns, json?: string, report: boolean, help: boolean }}
 */
export function readOptions(args) {
  const text = { type: 'string' };
  const names = Object.fromEntries(Object.keys(COUNTS).map((name) => [name, text]));
  const flags = { report: { type: 'boolean' }, help: { type: 'boolean' } };
  const { values } = parseArgs({ args, options: { ...names, ...flags, only: text, json: text } });
  const count = (name) => readCount(name, values[name]);
  return {
    only: readSubjects(values.only),
    rounds: count('rounds'),
    seconds: count('seconds'),
    connections: count('connections'),
    rate: count('rate'),
    listedRuns: count('listed-runs'),
    json: values.json,
    report: values.report ?? false,
    help: values.help ?? false,
  };
}

function readCount(name, text) {
  const { initial, least, most } = COUNTS[name];
  if (text === undefined) return initial;
  const count = Number(text);
  if (Number.isInteger(count) && count >= least && count <= most) return count;
  throw new Error(`--${name} is "${text}". Give a whole number from ${least} to ${most}.`);
}

function readSubjects(text) {
  if (text === undefined) return SUBJECTS;
  const wanted = text.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !SUBJECTS.includes(name));
  if (unknown !== undefined) throw new Error(`--only names "${unknown}". Known: ${SUBJECTS.join(', ')}.`);
  return SUBJECTS.filter((name) => wanted.includes(name));
}
