import { STEP_WORKLOADS, WORKLOADS } from './drawings.mjs';
import { figure } from './figures.mjs';
import { measureAcceptance } from './measure-acceptance.mjs';
import { measureResume } from './measure-resume.mjs';
import { fillRunList, measureRunList } from './measure-run-list.mjs';
import { measureRuns, tellRound, warningsOf } from './measure-runs.mjs';
import { measureSleep, measureWaking } from './measure-sleep.mjs';
import { FEW, MANY, measureStep } from './measure-steps.mjs';
import { publish } from './publish.mjs';
import { alternate, sideOf } from './sides.mjs';

// A first, short round warms up connections, caches and compiled code, and is not counted.
const WARM_UP_SECONDS = 2;

// A pair of measurements for each kind of step: shorter rounds keep the whole bearable.
const STEP_SECONDS = 5;

const LONGEST_FALLING_ASLEEP = 1_800;

const field = (rounds, name) => rounds.map((round) => round[name]);

async function publishWorkload(bench, name, graph = WORKLOADS[name].draw(bench.stub.url)) {
  const workflow = await publish(bench.api, name, graph);
  if (!bench.isOwn) bench.onClose(() => bench.api.call('DELETE', `/workflows/${workflow.id}`));
  return workflow;
}

async function repeat(count, say, round) {
  const rounds = [];
  for (let index = 1; index <= count; index++) {
    const result = await round();
    say(`  round ${index} of ${count}`);
    rounds.push(result);
  }
  return rounds;
}

const runs =
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
        ...sides.slice(1).flatMap((side) => comparison(name, unit, side, raw)),
      ],
    };
  };

/** What another system did, and how many times as much Flowkeep did in the same session. */
function comparison(name, unit, side, raw) {
  const theirs = field(raw[side.name], 'rate');
  const ratios = field(raw.Flowkeep, 'rate').map((rate, index) =>
    rate === null || !theirs[index] ? null : rate / theirs[index],
  );
  return [figure(`${name}.${side.key}`, unit, theirs), figure(`${name}.ratio.${side.key}`, 'times', ratios)];
}

async function accept(bench, { rounds, seconds, rate }, say) {
  const workflow = await publishWorkload(bench, 'W1');
  const round = (length) => measureAcceptance({ workflow, bench, seconds: length, rate });
  await round(1);
  const raw = await repeat(rounds, say, () => round(seconds));
  return {
    raw,
    figures: [
      figure('accept.p50', 'ms', field(raw, 'p50')),
      figure('accept.p99', 'ms', field(raw, 'p99')),
      figure('accept.rate', 'accepted/s', field(raw, 'closedRate')),
    ],
  };
}

async function resume(bench, { rounds }, say) {
  const workflow = await publishWorkload(bench, 'resume');
  const raw = await repeat(rounds, say, () => measureResume({ workflow, bench }));
  return {
    raw,
    figures: [figure('resume.p50', 'ms', field(raw, 'p50')), figure('resume.p99', 'ms', field(raw, 'p99'))],
  };
}

async function step(bench, { rounds, seconds }, say) {
  const raw = {};
  const figures = [];
  for (const [kind, workload] of Object.entries(STEP_WORKLOADS)) {
    const few = await publishWorkload(bench, `${FEW} ${kind}`, workload.draw(FEW));
    const many = await publishWorkload(bench, `${MANY} ${kind}`, workload.draw(MANY));
    const round = (length) => measureStep({ workload, few, many, bench, seconds: Math.min(length, STEP_SECONDS) });
    await round(1);
    raw[kind] = await repeat(rounds, say, () => round(seconds));
    figures.push(figure(`step.${kind}`, 'ms', field(raw[kind], 'milliseconds')));
  }
  return { raw, figures };
}

async function sleep(bench, { rounds, sleeping }, say) {
  const workflow = await publishWorkload(bench, 'W4');
  const asleep = await measureSleep({
    workload: WORKLOADS.W4,
    workflow,
    bench,
    count: sleeping,
    mostSeconds: LONGEST_FALLING_ASLEEP,
  });
  say(`  ${tellRound(asleep)}`);
  const wake = await publishWorkload(bench, 'wake');
  const waking = await repeat(rounds, say, () => measureWaking({ workload: WORKLOADS.wake, workflow: wake, bench }));
  const { postgres, temporal } = asleep.bytes;
  return {
    raw: { asleep, waking },
    warnings: warningsOf('sleep', [asleep]),
    figures: [
      figure('sleep.runs', 'runs', [asleep.arrived]),
      figure('sleep.rate', 'asleep/s', [asleep.rate]),
      figure('sleep.bytes', 'bytes/run', [temporal === null ? null : postgres + temporal]),
      figure('sleep.bytes.postgres', 'bytes/run', [postgres]),
      figure('sleep.bytes.temporal', 'bytes/run', [temporal]),
      figure('worker.rss', 'MB', [asleep.workerMegabytes]),
      figure('wake.p50', 'ms', field(waking, 'p50')),
      figure('wake.p99', 'ms', field(waking, 'p99')),
    ],
  };
}

async function list(bench, { rounds, listedRuns }, say) {
  const workflow = await publishWorkload(bench, 'W1');
  const wanted = bench.isOwn ? listedRuns : 0;
  const count = await fillRunList({ bench, workflow, wanted });
  say(`  ${count} runs in the list`);
  const raw = await repeat(rounds, say, () => measureRunList({ workflow, bench }));
  return {
    raw: { count, rounds: raw },
    figures: [figure('runs.list.p99', 'ms', field(raw, 'p99')), figure('runs.list.runs', 'runs', [count])],
  };
}

/** How each subject is measured: gives figures and the raw data behind them. */
export const MEASUREMENTS = {
  W1: runs('W1'),
  W2: runs('W2'),
  W3: runs('W3'),
  W4: runs('W4'),
  accept,
  resume,
  step,
  sleep,
  list,
};
