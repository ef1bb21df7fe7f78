import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../start/wait-until.mjs';
import { percentile } from './figures.mjs';
import { closedLoop } from './load.mjs';

const PEOPLE = 100;
const BETWEEN_ANSWERS = 50;
const PATIENCE = { timeout: 120_000, every: 100 };

// Each round has people of its own; the numbers belong to nobody, and only the sandbox hears of them.
let nextPerson = Math.floor(Math.random() * 9_000) * 1_000;
const numberOf = (person) => `+99450${String(person).padStart(7, '0')}`;

/** One round: people who wait for in a workflow answer one after another; how long until the next step begins. */
export async function measureResume({ workflow, bench }) {
  const people = Array.from({ length: PEOPLE }, () => numberOf(nextPerson++));
  const since = await bench.counts.now();
  const bodyOf = (index) => JSON.stringify({ name: 'Ann Lee', phone: people[index] });
  const target = bench.target(workflow.hook, { most: PEOPLE, bodyOf });
  await closedLoop({ ...target, connections: 4, seconds: 60 });
  const have = (status) => async () => (await bench.counts.arrived(workflow.id, since, status)) >= PEOPLE;
  await waitUntil('Everybody is waited for', have('waiting'), PATIENCE);
  const answers = [];
  for (const person of people) {
    answers.push(answer(bench.stack.urls.phone, person));
    await delay(BETWEEN_ANSWERS);
  }
  await Promise.all(answers);
  await waitUntil('Everybody who answered is through', have('completed'), PATIENCE);
  const times = await bench.counts.resumeTimes(workflow.id, since, 'next');
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), times };
}

async function answer(sandboxUrl, from) {
  const response = await fetch(`${sandboxUrl}/control/whatsapp/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, text: 'Yes', name: 'Ann Lee' }),
  });
  if (!response.ok) throw new Error(`The sandbox did not take an answer: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}
