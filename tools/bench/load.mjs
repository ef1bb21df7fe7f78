import { setTimeout as delay } from 'node:timers/promises';
import { openConnection } from './connection.mjs';

// Whoever is refused again and again must not become a storm.
const MOST_FAILURES = 50;

/** Sends as soon as the last one is answered and `gate` lets it through: as much as the other side takes. */
export function closedLoop({ seconds, gate = () => {}, ...target }) {
  const until = performance.now() + seconds * 1000;
  return load(target, async () => {
    await gate(until);
    const now = performance.now();
    return now < until ? now : null;
  });
}

/** Sends when it is due, however slow the other side is; the time counts from when it was due. */
export function openLoop({ seconds, rate, ...target }) {
  const began = performance.now();
  let next = 0;
  return load(target, async () => {
    const due = began + (next++ * 1000) / rate;
    if (due >= began + seconds * 1000) return null;
    const early = due - performance.now();
    if (early > 0) await delay(early);
    return due;
  });
}

/**
 * Posts bodies over several connections until `nextTime` gives null or `most` were sent.
 * @returns {Promise<{ accepted, refused, failed, seconds, latencies }>} latencies of the accepted ones in milliseconds
 */
async function load(
  { port, path, headers, connections, most, bodyOf, acceptedStatus = 202, onAccepted = () => {} },
  nextTime,
) {
  const tally = { accepted: 0, refused: 0, failed: 0, latencies: [] };
  const began = performance.now();
  let sent = 0;
  const lane = async () => {
    let connection = await openConnection(port);
    for (;;) {
      const since = await nextTime();
      if (since === null || sent >= most || tally.refused + tally.failed >= MOST_FAILURES) break;
      try {
        const status = await connection.post(path, headers, bodyOf(sent++));
        if (status !== acceptedStatus) tally.refused++;
        else {
          tally.latencies.push(performance.now() - since);
          tally.accepted++;
          onAccepted();
        }
      } catch {
        tally.failed++;
        connection.close();
        connection = await openConnection(port);
      }
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return { ...tally, seconds: (performance.now() - began) / 1000 };
}
