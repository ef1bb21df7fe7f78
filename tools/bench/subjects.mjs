import { STEP_WORKLOADS } from './drawings.mjs';
import { figure } from './figures.mjs';
import { measureAcceptance } from './measure-acceptance.mjs';
import { measureResume } from './measure-resume.mjs';
import { fillRunList, measureRunList } from './measure-run-list.mjs';
import { FEW, MANY, measureStep } from './measure-steps.mjs';
import { field, publishWorkload, repeat } from './rounds.mjs';
import { runs } from './subject-runs.mjs';
import { sleep } from './subject-sleep.mjs';

// A pair of measurements for each kind of step: shorter rounds keep the whole bearable.
const STEP_SECONDS = 5;

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
