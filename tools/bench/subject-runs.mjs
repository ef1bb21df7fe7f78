import { onTemporal, WORKLOADS } from './drawings.mjs';
import { figure } from './figures.mjs';
import { measureRuns, tellRound, warningsOf } from './measure-runs.mjs';
import { field, publishWorkload } from './rounds.mjs';
import { alternate, sideOf } from './sides.mjs';

// A first, short round warms up connections, caches and compiled code, and is not counted.
const WARM_UP_SECONDS = 2;

const FLOOR = 'floor';
const ON_TEMPORAL = 'Flowkeep, every run on Temporal';

/** Runs of a workload, of Flowkeep and of whatever is measured beside it. */
export const runs =
  (name) =>
  async (bench, { rounds, seconds }, say) => {
    const workload = WORKLOADS[name];
    const others = bench.others.flatMap((other) => sideOf(other, name, workload));
    const sides = [
      await ourSide(bench, name, 'Flowkeep'),
      ...(others.some(({ key }) => key === FLOOR) ? [await ourSide(bench, name, ON_TEMPORAL, onTemporal)] : []),
      ...others,
    ];
    for (const side of sides)
      say(`  warm-up, ${side.name}: ${tellRound(await side.measure(Math.min(seconds, WARM_UP_SECONDS)))}`);
    const raw = await alternate({ sides, rounds, say, round: (side) => side.measure(seconds), tell: tellRound });
    const unit = workload.until === 'waiting' ? 'asleep/s' : 'runs/s';
    return {
      raw,
      warnings: sides.flatMap((side) => warningsOf(`${name} (${side.name})`, raw[side.name])),
      figures: [
        figure(name, unit, field(raw.Flowkeep, 'rate')),
        figure(`${name}.wal`, 'bytes/run', eachRun(raw.Flowkeep, 'walBytes')),
        figure(`${name}.commits`, 'commits/run', eachRun(raw.Flowkeep, 'commits')),
        ...others.flatMap((side) => comparison(name, unit, side, raw)),
        ...(raw[ON_TEMPORAL] ? onTemporalFigures(name, unit, raw, others) : []),
      ],
    };
  };

/** A workload as Flowkeep runs it, its drawing changed or not. */
async function ourSide(bench, workloadName, name, change = (graph) => graph) {
  const workload = WORKLOADS[workloadName];
  const workflow = await publishWorkload(bench, `${workloadName} ${name}`, change(workload.draw(bench.stub.url)));
  return { name, measure: (seconds) => measureRuns({ workload, workflow, system: bench, seconds }) };
}

/** What a run cost our own database, the load generator's few questions included. */
const eachRun = (rounds, name) => rounds.map((round) => round.eachRun?.[name] ?? null);

/** What another system did, and how many times as much Flowkeep did in the same session. */
function comparison(name, unit, side, raw) {
  return [
    figure(`${name}.${side.key}`, unit, field(raw[side.name], 'rate')),
    figure(`${name}.ratio.${side.key}`, 'times', ratios(raw.Flowkeep, raw[side.name])),
  ];
}

/** The same with every run on Temporal, beside what is on Temporal too. */
function onTemporalFigures(name, unit, raw, others) {
  const floor = others.find(({ key }) => key === FLOOR);
  return [
    figure(`${name}.onTemporal`, unit, field(raw[ON_TEMPORAL], 'rate')),
    figure(`${name}.onTemporal.ratio.${FLOOR}`, 'times', ratios(raw[ON_TEMPORAL], raw[floor.name])),
  ];
}

function ratios(ours, others) {
  const theirs = field(others, 'rate');
  return field(ours, 'rate').map((rate, index) => (rate === null || !theirs[index] ? null : rate / theirs[index]));
}
