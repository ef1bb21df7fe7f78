import 'reflect-metadata';
import { aGraph, edge, node } from '@flowkeep/testing';
import { RunHistories } from '../spec/run-histories.ts';
import { type RunRow, WorkerFixture } from '../spec/worker-fixture.ts';

const fixture = new WorkerFixture();
const histories = new RunHistories(fixture);

beforeAll(async () => {
  await fixture.open();
  await histories.open();
}, 240_000);

afterAll(async () => {
  await histories.close();
  await fixture.close();
}, 60_000);

const start = node('start', 'trigger.manual');
const wait = node('wait', 'wait.time', { mode: 'until', until: '{{ trigger.at }}' });
const after = node('after', 'data.set', { values: [{ name: 'woken', value: 'yes' }] });

async function sleeper(seconds: number): Promise<string> {
  const ids = await fixture.publish(aGraph(start, wait, after, edge('start', 'wait'), edge('wait', 'after')));
  const at = new Date(Date.now() + seconds * 1_000).toISOString();
  return fixture.post('run.requested', ids['start'] ?? '', { at });
}

async function eventsOf(run: RunRow) {
  const { events = [] } = await histories.handle(run).fetchHistory();
  return events ?? [];
}

it('is not begun by Temporal before its time has come, and needs no timer then', async () => {
  const eventId = await sleeper(25);
  const asleep = await fixture.runWith(eventId, 'waiting');
  expect(await eventsOf(asleep)).toHaveLength(1);
  const woken = await fixture.runWith(eventId, 'completed');
  expect(await fixture.steps(woken.id)).toEqual(['start: done/next', 'wait: done/next', 'after: done/next']);
  expect(await histories.replays('asleep', woken)).toBeLessThanOrEqual(7);
}, 120_000);

it('obeys an order that ends it, though it was woken before', async () => {
  const eventId = await sleeper(3_600);
  const run = await fixture.runWith(eventId, 'waiting');
  const id = run.temporal_workflow_id ?? '';
  expect(await histories.client.order(id, { kind: 'resume' })).toBe(true);
  expect(await histories.client.order(id, { kind: 'skip', stepKey: `${run.id}:wait:1` })).toBe(true);
  await fixture.runWith(eventId, 'completed');
}, 60_000);

it('hears what it is told meanwhile', async () => {
  const eventId = await sleeper(3_600);
  const run = await fixture.runWith(eventId, 'waiting');
  const id = run.temporal_workflow_id ?? '';
  expect(await histories.client.order(id, { kind: 'skip', stepKey: `${run.id}:wait:1` })).toBe(true);
  const woken = await fixture.runWith(eventId, 'completed');
  await histories.replays('asleep-and-told', woken);
  expect(await histories.client.order(id, { kind: 'pause' })).toBe(false);
}, 60_000);
