// npm run chaos: people take their journeys while everything breaks. `npm run chaos -- --help` says what can be chosen.
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { readOptions, USAGE } from './chaos/options.mjs';

/** Signals that come within this are one, milliseconds. */
const ONE_SIGNAL = 1_000;

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const seed = options.seed ?? randomInt(2 ** 31);
  console.error(`Chaos for ${options.minutes} minutes, seed ${seed}`);
  return perform({ ...options, seed });
}

async function perform(options) {
  const { setStage } = await import('./chaos/stage.mjs');
  const { runChaos } = await import('./chaos/run-chaos.mjs');
  const { seededRandom } = await import('./chaos/random.mjs');
  const { moodOf } = await import('./chaos/weather.mjs');
  const { reconcile } = await import('./chaos/reconcile.mjs');
  const storm = new AbortController();
  const { interrupted, hurry } = listenForSignals();
  const mood = moodOf(seededRandom(options.seed + 3), AbortSignal.any([storm.signal, interrupted]));
  const stage = await setStage({ mood, output: process.stderr });
  let keep = true;
  try {
    // Before anything breaks: what else there is to do on this machine shows only now.
    const machine = options.report ? await describe(stage.stack) : [];
    const hands = { storm, signal: interrupted, hurry, tell: (line) => console.error(line) };
    const { happened, facts } = await runChaos(stage, options, hands);
    const result = reconcile(facts);
    keep = options.keep || result.lost + result.doubled > 0;
    await show(options, machine, happened, result);
    return result.lost + result.doubled === 0 ? 0 : 1;
  } finally {
    if (keep) console.error(`Data and logs are kept in ${stage.folder}`);
    await stage.close({ keep });
  }
}

/** The first signal ends the storm, the second one the waiting for peace; with the third all ends where it is. */
function listenForSignals() {
  const steps = [new AbortController(), new AbortController()];
  let [heard, last] = [0, 0];
  const hear = () => {
    // npm passes on what the whole group has heard already.
    if (Date.now() - last < ONE_SIGNAL) return;
    last = Date.now();
    if (heard === steps.length) process.exit(130);
    steps[heard++].abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, hear);
  return { interrupted: steps[0].signal, hurry: steps[1].signal };
}

async function describe(stack) {
  const { describeMachine } = await import('./bench/machine.mjs');
  const { machineLines } = await import('./bench/report.mjs');
  const { default: pg } = await import('pg');
  const database = new pg.Client(stack.database);
  await database.connect();
  return machineLines(await describeMachine({ database, stack }).finally(() => database.end()));
}

async function show(options, machine, happened, result) {
  const { findingLines, resultLines, summaryOf, writeReport } = await import('./chaos/report.mjs');
  console.log(['', ...resultLines(happened, result), '', ...findingLines(result)].join('\n'));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(summaryOf(happened, result), null, 2)}\n`);
  if (options.report) console.log(`\nReport: ${await writeReport(machine, happened, result)}`);
}

process.exitCode = await main().then(
  (code) => code ?? 0,
  (error) => {
    console.error(error.message, error.cause?.message ?? '');
    return 1;
  },
);
