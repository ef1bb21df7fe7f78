import { waitUntil } from '../start/wait-until.mjs';
import { percentile } from './figures.mjs';
import { closedLoop, openLoop } from './load.mjs';

const MOST_SENT = 50_000;
const CLOSED_LOOP_SECONDS = 3;

/** One round: how long a webhook takes to be accepted at a given rate, and how many are accepted when nothing holds back. */
export async function measureAcceptance({ workflow, bench, seconds, rate }) {
  const since = await bench.counts.now();
  const open = await openLoop({ ...bench.target(workflow.hook, { most: MOST_SENT }), seconds, rate });
  await settle(bench, workflow, since, open.accepted);
  const closed = await closedLoop({
    ...bench.target(workflow.hook, { most: MOST_SENT }),
    seconds: Math.min(seconds, CLOSED_LOOP_SECONDS),
  });
  await settle(bench, workflow, since, open.accepted + closed.accepted);
  return {
    wantedRate: rate,
    rate: open.accepted / open.seconds,
    p50: percentile(open.latencies, 0.5),
    p99: percentile(open.latencies, 0.99),
    highest: Math.max(0, ...open.latencies),
    accepted: open.accepted,
    refused: open.refused + closed.refused,
    failed: open.failed + closed.failed,
    closedRate: closed.accepted / closed.seconds,
    closedP99: percentile(closed.latencies, 0.99),
  };
}

/** The next measurement begins when this one has left nothing to do. */
function settle({ counts }, { id }, since, wanted) {
  const isDone = async () => (await counts.arrived(id, since, 'completed')) >= wanted;
  return waitUntil(`${wanted} accepted runs end`, isDone, { timeout: 600_000, every: 250 });
}
