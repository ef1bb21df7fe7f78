// npm run bench: how fast this machine is with Flowkeep on it. `npm run bench -- --help` says what can be chosen.
import { writeFileSync } from 'node:fs';
import { readOptions, USAGE } from './bench/options.mjs';

async function measure(bench, options, say) {
  const { MEASUREMENTS } = await import('./bench/subjects.mjs');
  const figures = [];
  const warnings = [];
  const raw = {};
  for (const subject of options.only) {
    say(`${subject} …`);
    const result = await MEASUREMENTS[subject](bench, options, say);
    figures.push(...result.figures);
    warnings.push(...(result.warnings ?? []));
    raw[subject] = result.raw;
  }
  return { figures, warnings, raw: { ...raw, stub: bench.stub.counts() } };
}

/** What Flowkeep is measured beside. */
async function openOthers(bench, { floor, peer }, say) {
  const others = [];
  const add = (other) => {
    bench.onClose(other.close);
    others.push(other);
  };
  if (floor) add(await (await import('./bench/floor/open-floor.mjs')).openFloor(bench));
  if (peer) add(await (await import('./bench/n8n/open-n8n.mjs')).openN8n(bench, say));
  return others;
}

function writeFigures(path, figures) {
  const written = figures.map(({ values: _, ...figure }) => figure);
  writeFileSync(path, `${JSON.stringify(written, null, 2)}\n`);
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const { openStack } = await import('./bench/open-stack.mjs');
  const { describeMachine } = await import('./bench/machine.mjs');
  const { machineLines, tableLines, writeReport } = await import('./bench/report.mjs');
  const say = (line) => process.stderr.write(`${line}\n`);
  const bench = await openStack(options, say);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void bench.close().then(() => process.exit(130)));
  try {
    const others = await openOthers(bench, options, say);
    const machine = { ...(await describeMachine(bench)), others: others.map(({ about, name }) => about ?? name) };
    const { figures, warnings, raw } = await measure({ ...bench, others }, options, say);
    console.log(['', ...machineLines(machine), '', ...tableLines(figures), ...warnings].join('\n'));
    if (options.json) writeFigures(options.json, figures);
    if (options.report) console.log(`\nReport: ${await writeReport({ machine, options, figures, warnings, raw })}`);
  } finally {
    await bench.close();
  }
}

process.exitCode = await main().then(
  () => 0,
  (error) => {
    console.error(error.message, error.cause?.message ?? '');
    return 1;
  },
);
