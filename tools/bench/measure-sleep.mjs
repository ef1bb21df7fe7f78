import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../start/wait-until.mjs';
import { percentile } from './figures.mjs';
import { measureRuns } from './measure-runs.mjs';
import { storedBytes, workerMegabytes } from './stack-sizes.mjs';

/** Runs that fall due at one moment. */
const TOGETHER = 1_000;

// From the first request until they fall due, milliseconds: at least this, and time enough to put all of them to sleep.
const LEAST_AHEAD = 20_000;
const aheadAt = (rate) => LEAST_AHEAD + (1.5 * TOGETHER * 1_000) / (rate ?? 20);

/** Puts `count` runs to sleep, or as many as `mostSeconds` allow: how fast, and what they take up. */
export async function measureSleep({ workload, workflow, bench, count, mostSeconds }) {
  const before = await storedBytes(bench);
  const load = await measureRuns({ workload, workflow, system: bench, seconds: mostSeconds, most: count });
  await bench.database.query('checkpoint');
  const after = await storedBytes(bench);
  const each = (store) =>
    before[store] === null || after[store] === null ? null : (after[store] - before[store]) / load.arrived;
  const bytes = { postgres: each('postgres'), temporal: each('temporal') };
  return { ...load, bytes, workerMegabytes: workerMegabytes(bench) };
}

/** One round: runs that fall due at the same moment; how late the step behind the wait begins. */
export async function measureWaking({ workload, workflow, bench, rate }) {
  const since = await bench.counts.now();
  const ahead = aheadAt(rate);
  const due = new Date(Date.now() + ahead);
  const bodyOf = () => JSON.stringify({ at: due.toISOString(), email: 'ann@example.com' });
  const load = await measureRuns({
    workload,
    workflow,
    system: bench,
    seconds: ahead / 1_000 - 10,
    most: TOGETHER,
    bodyOf,
  });
  await delay(Math.max(0, due.getTime() - Date.now()));
  const haveWoken = async () => (await bench.counts.arrived(workflow.id, since, 'completed')) >= load.accepted;
  await waitUntil('Everybody has woken', haveWoken, { timeout: 120_000, every: 250 });
  const times = await bench.counts.lateness(workflow.id, since, 'set_next', due);
  return { asleep: load.accepted, p50: percentile(times, 0.5), p99: percentile(times, 0.99), times };
}
