import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../start/wait-until.mjs';
import { footprintOf, readFootprint } from './footprint.mjs';
import { closedLoop } from './load.mjs';

const MOST_SENT = 200_000;
const EVERY = 250;

// Without any progress for this long, the rest is counted as missing.
const STANDSTILL = 30_000;

/**
 * One round: load for some seconds over a closed loop, then until everything that was accepted has arrived.
 * @param {{ until: 'completed' | 'waiting', most: number }} workload
 * @param {{ id: string, hook: string }} workflow
 * @param {{ counts: object, target: Function }} system what is measured
 * @returns {Promise<object>} raw data of the round; `rate` in runs a second from the first request to the
 * last arrival, null where runs are `missing`; then `hanging` says where they are
 */
export async function measureRuns({ workload, workflow, system, seconds, most = MOST_SENT, bodyOf }) {
  const { counts } = system;
  const since = await counts.now();
  const before = await readFootprint(counts.database);
  let accepted = 0;
  let arrived = 0;
  const look = async () => {
    arrived = await counts.arrived(workflow.id, since, workload.until);
    return arrived;
  };
  const gate = async (until) => {
    while (accepted - arrived >= workload.most && performance.now() < until) await delay(10);
  };
  const watch = setInterval(() => void look().catch(() => {}), EVERY);
  const target = system.target(workflow.hook, { most, onAccepted: () => accepted++, ...(bodyOf && { bodyOf }) });
  const load = await closedLoop({ ...target, seconds, gate }).finally(() => clearInterval(watch));
  const drained = await drain(look, load.accepted);
  const last =
    workload.until === 'completed'
      ? await counts.lastEnd(workflow.id, since)
      : ((await counts.untilAsleep(workflow.id, since)) ?? drained.at);
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
    eachRun: footprintOf(before, await readFootprint(counts.database), drained.arrived),
    ...(missing > 0 && { hanging: await counts.hanging(workflow.id, since) }),
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

/** A round in one line. */
export const tellRound = ({ rate, accepted, arrived, refused, failed, hanging }) =>
  [
    `${accepted} accepted, ${arrived} arrived, ${refused} refused, ${failed} failed`,
    rate === null ? 'does not count' : `${rate.toFixed(1)}/s`,
    ...(hanging ? [JSON.stringify(hanging)] : []),
  ].join('; ');

/** A sentence for a round in which something was not as it should be. */
export function warningsOf(name, rounds) {
  const odd = rounds.filter((round) => round.rate === null || round.refused + round.failed > 0);
  return odd.map((round) => `${name}, round ${rounds.indexOf(round) + 1}: ${tellRound(round)}`);
}
