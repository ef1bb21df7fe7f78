import { WORKLOADS } from './drawings.mjs';
import { figure } from './figures.mjs';
import { tellRound, warningsOf } from './measure-runs.mjs';
import { measureSleep, measureWaking } from './measure-sleep.mjs';
import { field, publishWorkload, repeat } from './rounds.mjs';

const LONGEST_FALLING_ASLEEP = 1_800;

/** Many runs asleep: how fast they get there, what they take up, and how late others wake beside them. */
export async function sleep(bench, { rounds, sleeping }, say) {
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
  const waking = await repeat(rounds, say, () =>
    measureWaking({ workload: WORKLOADS.wake, workflow: wake, bench, rate: asleep.rate }),
  );
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
