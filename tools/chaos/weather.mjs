import { setTimeout as delay } from 'node:timers/promises';

// What the provider does wrong, and how often. A call that is broken off before it is taken has an outcome that nobody
// will ever know, so it is rare.
const FAULTS = [
  { share: 4, make: () => ({ kind: 'drop-after-accept' }) },
  { share: 1, make: () => ({ kind: 'drop-before-accept' }) },
  { share: 4, make: (random) => ({ kind: 'slow', count: random.whole(1, 3), delayMs: random.whole(300, 6_000) }) },
  { share: 2, make: () => ({ kind: 'invalid-json' }) },
  { share: 2, make: () => ({ kind: 'fail', status: 500, code: 131000 }) },
  { share: 2, make: () => ({ kind: 'fail', status: 429, code: 130429 }) },
  { share: 4, make: (random) => ({ kind: 'duplicate-callbacks', count: random.whole(1, 6) }) },
  { share: 4, make: (random) => ({ kind: 'reorder-callbacks', count: random.whole(1, 6) }) },
  { share: 1, make: () => ({ kind: 'hold-callbacks' }) },
];

/** Makes the provider misbehave until `signal` ends it. @returns how often each fault was set */
export async function makeWeather({ sandbox, random, signal }) {
  const counts = {};
  while (!signal.aborted) {
    await rest(random.between(1_500, 5_000), signal);
    if (signal.aborted) break;
    const fault = random.weighted(FAULTS).make(random);
    await sandbox.addFault(fault);
    counts[fault.kind] = (counts[fault.kind] ?? 0) + 1;
    if (fault.kind !== 'hold-callbacks') continue;
    await rest(random.between(2_000, 8_000), signal);
    await sandbox.clearFaults();
  }
  await sandbox.clearFaults();
  return counts;
}

/** How the called system feels: mostly well. */
export const moodOf = (random, signal) => () => {
  if (signal.aborted || !random.chance(0.1)) return 'well';
  return random.pick(['refuse', 'cut', 'slow']);
};

const rest = (length, signal) => delay(length, undefined, { signal }).catch(() => {});
