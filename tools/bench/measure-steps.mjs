import { measureRuns } from './measure-runs.mjs';

/** Steps behind the trigger in the shorter and in the longer drawing. */
export const FEW = 1;
export const MANY = 10;

let nextPerson = Math.floor(Math.random() * 900) * 10_000;
const person = () =>
  JSON.stringify({
    name: 'Ann Lee',
    email: 'ann@example.com',
    phone: `+99455${String(nextPerson++).padStart(7, '0')}`,
  });

/** One round: runs of few steps and runs of many; the difference in time a run, spread over the steps between. */
export async function measureStep({ workload, few, many, bench, seconds }) {
  const round = (workflow) =>
    measureRuns({
      workload: { ...workload, until: 'completed' },
      workflow,
      system: bench,
      seconds,
      ...(workload.person && { bodyOf: person }),
    });
  const [short, long] = [await round(few), await round(many)];
  const milliseconds =
    short.rate === null || long.rate === null ? null : (1_000 / long.rate - 1_000 / short.rate) / (MANY - FEW);
  return { milliseconds, short, long };
}
