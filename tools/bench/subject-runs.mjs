import { WORKLOADS } from './drawings.mjs';
import { figure } from './figures.mjs';
import { measureRuns, tellRound, warningsOf } from './measure-runs.mjs';
import { field, publishWorkload } from './rounds.mjs';
import { alternate, sideOf } from './sides.mjs';

// A first, short round warms up connections, caches and compiled code, and is not counted.
const WARM_UP_SECONDS = 2;

/** Runs of a workload, of Flowkeep and of whatever is measured beside it. */
export const runs =
  (name) =>
  async (bench, { rounds, seconds }, say) => {
    const workload = WORKLOADS[name];
    const workflow = await publishWorkload(bench, name);
    const measure = (length) => measureRuns({ workload, workflow, system: bench, seconds: length });
    const sides = [{ name: 'Flowkeep', measure }, ...bench.others.flatMap((other) => sideOf(other, name, workload))];
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
        ...sides.slice(1).flatMap((side) => comparison(name, unit, side, raw)),
      ],
    };
  };

/** What a run cost our own database, the load generator's few questions included. */
const eachRun = (rounds, name) => rounds.map((round) => round.eachRun?.[name] ?? null);

/** What another system did, and how many times as much Flowkeep did in the same session. */
function comparison(name, unit, side, raw) {
  const theirs = field(raw[side.name], 'rate');
  const ratios = field(raw.Flowkeep, 'rate').map((rate, index) =>
    rate === null || !theirs[index] ? null : rate / theirs[index],
  );
  return [figure(`${name}.${side.key}`, unit, theirs), figure(`${name}.ratio.${side.key}`, 'times', ratios)];
}
