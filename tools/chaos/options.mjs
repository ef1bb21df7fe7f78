import { parseArgs } from 'node:util';

const NUMBERS = {
  minutes: { initial: 3, least: 0.5, most: 24 * 60, whole: false },
  seed: { initial: null, least: 0, most: 2 ** 32 - 1, whole: true },
  rate: { initial: 2, least: 0.1, most: 50, whole: false },
};

export const USAGE = `npm run chaos -- [options]
  --minutes N    how long things break (3)
  --seed S       repeats the same choices; without it they are new ones, and the seed is printed
  --rate R       leads a second (2); they come later while the machine is overloaded
  --json FILE    write { minutes, kills, accepted, completed, waiting, failed, lost, doubled, unknown }
  --report       write docs/chaos.md
  --keep         keep the data folder with its logs; it is kept anyway when something is wrong
A stack of its own is started and removed. Ends with 1 when anything was lost or doubled.
SIGINT and SIGTERM end it early: once all is quiet, it is reconciled and reported like any other. A second one does not wait.`;

/**
 * Reads the command line.
 * @returns {{ minutes: number, seed: number | null, rate: number, json?: string, report: boolean, keep: boolean, help: boolean }}
 */
export function readOptions(args) {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const { values } = parseArgs({
    args,
    options: { minutes: text, seed: text, rate: text, json: text, report: flag, keep: flag, help: flag },
  });
  const { report, keep, help, json } = values;
  const numbers = Object.keys(NUMBERS).map((name) => [name, readNumber(name, values[name])]);
  return { ...Object.fromEntries(numbers), report, keep, help, json };
}

function readNumber(name, text) {
  const { initial, least, most, whole } = NUMBERS[name];
  if (text === undefined) return initial;
  const number = Number(text);
  const fits = text.trim() !== '' && number >= least && number <= most && (!whole || Number.isInteger(number));
  if (fits) return number;
  throw new Error(`--${name} is "${text}". Give a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`);
}
