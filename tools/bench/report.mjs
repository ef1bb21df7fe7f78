import { join } from 'node:path';
import { repositoryFolder } from '../start/home.mjs';
import { writeDocument } from '../testing/write-document.mjs';

const shown = (value) => (value === null ? '-' : String(value));

/** Lines that describe the machine, for people. */
export const machineLines = (machine) => [
  `${machine.cores} cores (${machine.processor}), ${machine.memory}, ${machine.system}; load before: ${machine.loadBefore}`,
  `Node ${machine.node}, PostgreSQL ${machine.postgres} (durable writes ${machine.durableWrites ? 'on' : 'OFF'}), Temporal ${machine.temporal}; worker processes: ${machine.workers}`,
  ...(machine.others ?? []).map((about) => `Beside it: ${about}`),
];

/** The figures as a table of text. */
export function tableLines(figures) {
  const rows = figures.map(({ name, unit, median, min, max, rounds }) => [
    name,
    unit,
    shown(median),
    shown(min),
    shown(max),
    String(rounds),
  ]);
  const all = [['measured', 'unit', 'median', 'min', 'max', 'rounds'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}

/** Writes the report of a day, and the raw data behind the table beside it. @returns its path */
export async function writeReport({ machine, options, figures, warnings, raw, at = new Date() }) {
  const folder = join(repositoryFolder, 'docs/benchmarks');
  const day = at.toISOString().slice(0, 10);
  const path = join(folder, `${day}.md`);
  const rows = figures.map(
    ({ name, unit, median, min, max, values }) =>
      `| ${[name, unit, shown(median), shown(min), shown(max), values.join(', ')].join(' | ')} |`,
  );
  const lines = [
    `# Benchmark of ${day}`,
    '',
    ...machineLines(machine).map((line) => `- ${line}`),
    `- ${options.rounds} rounds of ${options.seconds} s, ${options.connections} connections, open loop at ${options.rate}/s; the load generator ran on the same cores`,
    ...(options.only.includes('sleep') ? ['- Runs were put to sleep once: sleep.* and worker.rss have one round'] : []),
    '',
    '| measured | unit | median | min | max | rounds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...warnings.map((warning) => `- ${warning}`),
    '',
    `Raw data: [${day}.json](${day}.json)`,
  ];
  await writeDocument(path, lines.join('\n'));
  await writeDocument(join(folder, `${day}.json`), JSON.stringify({ machine, raw }));
  return path;
}
