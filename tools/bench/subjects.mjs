import { WORKLOADS } from './drawings.mjs';
import { figure } from './figures.mjs';
import { measureAcceptance } from './measure-acceptance.mjs';
import { measureResume } from './measure-resume.mjs';
import { fillRunList, measureRunList } from './measure-run-list.mjs';
import { measureRuns } from './measure-runs.mjs';
import { publish } from './publish.mjs';

// A first, short round warms up connections, caches and compiled code, and is not counted.
const WARM_UP_SECONDS = 2;

const field = (rounds, name) => rounds.map((round) => round[name]);

async function publishWorkload(bench, name) {
  const workflow = await publish(bench.api, name, WORKLOADS[name].draw(bench.stub.url));
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

const tellRound = ({ accepted, arrived, refused, failed, statuses }) =>
  `${accepted} accepted, ${arrived} arrived, ${refused} refused, ${failed} failed; ${JSON.stringify(statuses)}`;

function warningOf(name, number, round) {
  if (round.rate !== null && round.refused + round.failed === 0) return [];
  return [`${name}, round ${number}${round.rate === null ? ' does not count' : ''}: ${tellRound(round)}`];
}

const runs =
  (name) =>
  async (bench, { rounds, seconds }, say) => {
    const workload = WORKLOADS[name];
    const workflow = await publishWorkload(bench, name);
    const round = async (length) => {
      const result = await measureRuns({ name, workload, workflow, bench, seconds: length });
      say(`  ${tellRound(result)}`);
      return result;
    };
    await round(Math.min(seconds, WARM_UP_SECONDS));
    const raw = await repeat(rounds, say, () => round(seconds));
    return {
      raw,
      warnings: raw.flatMap((result, index) => warningOf(name, index + 1, result)),
      figures: [figure(name, workload.until === 'waiting' ? 'asleep/s' : 'runs/s', field(raw, 'rate'))],
    };
  };

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

async function list(bench, { rounds, listedRuns }, say) {
  const workflow = await publishWorkload(bench, 'W1');
  const wanted = bench.isOwn ? listedRuns : 0;
  const count = await fillRunList({ bench, workflow, wanted });
  say(`  ${count} runs in the list`);
  const raw = await repeat(rounds, say, () => measureRunList({ workflow, bench }));
  return { raw: { count, rounds: raw }, figures: [figure('runs.list.p99', 'ms', field(raw, 'p99'))] };
}

/** How each subject is measured: gives figures and the raw data behind them. */
export const MEASUREMENTS = {
  W1: runs('W1'),
  W2: runs('W2'),
  W3: runs('W3'),
  W4: runs('W4'),
  accept,
  resume,
  list,
};
