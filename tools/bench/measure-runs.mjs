import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../start/wait-until.mjs';
import { closedLoop } from './load.mjs';

// More than this many under way at once would only make the queue longer. It also bounds how long the rest takes.
const MOST_UNDER_WAY = { W1: 4_000, W2: 150, W3: 150, W4: 150 };
const MOST_SENT = 200_000;
const EVERY = 250;

// Without any progress for this long, the rest is counted as missing.
const STANDSTILL = 30_000;

/**
 * One round: load for some seconds over a closed loop, then until everything that was accepted has arrived.
 * @returns {Promise<object>} raw data of the round; `rate` in runs a second from the first request to the
 * last arrival, null where runs are `missing`
 */
export async function measureRuns({ name, workload, workflow, bench, seconds }) {
  const since = await bench.counts.now();
  let accepted = 0;
  let arrived = 0;
  const look = async () => {
    arrived = await bench.counts.arrived(workflow.id, since, workload.until);
    return arrived;
  };
  const gate = async (until) => {
    while (accepted - arrived >= MOST_UNDER_WAY[name] && performance.now() < until) await delay(10);
  };
  const watch = setInterval(() => void look().catch(() => {}), EVERY);
  const target = bench.target(workflow.hook, { most: MOST_SENT, onAccepted: () => accepted++ });
  const load = await closedLoop({ ...target, seconds, gate }).finally(() => clearInterval(watch));
  const drained = await drain(look, load.accepted);
  const last = workload.until === 'completed' ? await bench.counts.lastEnd(workflow.id, since) : drained.at;
  const elapsed = last === null ? null : (last - since) / 1000;
  const missing = load.accepted - drained.arrived;
  return {
    // A round that left runs behind has no rate: the ones that arrived would pass for all of them.
    rate: missing > 0 || elapsed === null ? null : drained.arrived / elapsed,
    missing,
    accepted: load.accepted,
    refused: load.refused,
    failed: load.failed,
    arrived: drained.arrived,
    loadSeconds: load.seconds,
    seconds: elapsed,
    statuses: await bench.counts.statuses(workflow.id, since),
  };
}

/** Waits until `wanted` have arrived, or until no more do. */
async function drain(look, wanted) {
  const seen = { arrived: 0, at: new Date() };
  const isOver = async () => {
    const arrived = await look();
    if (arrived > seen.arrived) Object.assign(seen, { arrived, at: new Date() });
    return arrived >= wanted || Date.now() - seen.at > STANDSTILL;
  };
  await waitUntil('The runs arrive', isOver, { timeout: 900_000, every: 100 });
  return seen;
}
