import { setTimeout as delay } from 'node:timers/promises';

/** Task queue of the hand-written workflows. */
export const QUEUE = 'bench-floor';
const LANES = 16;

// Without any progress for this long, the rest is counted as missing.
const STANDSTILL = 30_000;

let number = 0;

/** One round: starts for some seconds with no more than `most` under way, then until everything has arrived. */
export async function round(client, tally, { name, seconds, most }) {
  Object.assign(tally, { arrived: 0 });
  const since = performance.now();
  const until = since + seconds * 1_000;
  let started = 0;
  let failed = 0;
  const lane = async () => {
    for (;;) {
      while (started - tally.arrived >= most && performance.now() < until) await delay(2);
      if (performance.now() >= until) return;
      const id = `floor-${process.pid}-${number++}`;
      started++;
      const lead = { id, email: 'ann@example.com', first: 'Ann', last: 'Lee', score: 20 };
      await client.workflow
        .start(name, { workflowId: id, taskQueue: QUEUE, args: [lead], requestEagerStart: true })
        .catch(() => failed++);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const wanted = started - failed;
  tally.at = performance.now();
  while (tally.arrived < wanted && performance.now() - tally.at < STANDSTILL) await delay(20);
  const missing = wanted - tally.arrived;
  const length = (tally.at - since) / 1_000;
  return {
    rate: missing > 0 ? null : tally.arrived / length,
    accepted: wanted,
    arrived: tally.arrived,
    refused: 0,
    failed,
    missing,
    seconds: length,
  };
}
