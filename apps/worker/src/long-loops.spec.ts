import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { type RunRow, WorkerFixture } from './spec/worker-fixture.ts';
import { TemporalLink } from './temporal/temporal-link.service.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let other: EchoServer;

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await other.close();
  await fixture.close();
}, 60_000);

/** A hundred thousand come to their end by histories of the same lengths; they take five times as long. */
const ITEMS = 20_000;
/** More than one history holds before a run goes on under a new one. */
const CALLS = 900;

/** Lengths of the histories of a run, in events and bytes of their largest payload, the last one first. */
async function historiesOf({ temporal_workflow_id: id }: RunRow) {
  const { workflow } = worker.get(TemporalLink).requireClient().temporal;
  const histories: { readonly events: number; readonly largest: number }[] = [];
  for (let execution: string | undefined; ;) {
    const { events } = await workflow.getHandle(id ?? '', execution).fetchHistory();
    const sizes = (events ?? []).map((event) => JSON.stringify(event).length);
    histories.push({ events: sizes.length, largest: Math.max(...sizes) });
    const before = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (before == null || before === '') return histories;
    execution = before;
  }
}

const loopOver = (...body: readonly ReturnType<typeof edge>[]) =>
  aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    node('each', 'flow.each', { items: '{{ trigger.items }}', concurrency: 5 }),
    edge('lead', 'each'),
    ...body,
    settings({ everyRunOnTemporal: true }),
  );

async function runOver(items: readonly number[], ...body: readonly ReturnType<typeof edge>[]): Promise<RunRow> {
  const { lead = '' } = await fixture.publish(loopOver(...body));
  return fixture.runWith(await fixture.post('webhook.received', lead, { items }), 'completed', 400_000);
}

const count = async (sql: string, { id }: RunRow): Promise<number | undefined> => {
  const [row] = await fixture.query<{ number: number }>(`select count(*)::int as number ${sql}`, [id]);
  return row?.number;
};

const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

it('a loop over very many items comes to its end by a short history, with its items by reference', async () => {
  const run = await runOver(
    numbers(ITEMS),
    node('last', 'data.set', { values: [{ name: 'last', value: '{{ steps.each.item }}' }] }),
    edge('each:each', 'last'),
  );
  for (const { events, largest } of await historiesOf(run)) {
    expect(events).toBeLessThan(1_000);
    expect(largest).toBeLessThan(100_000);
  }
  expect(await count(`from steps where run_id = $1 and node_id = 'last' and status = 'done'`, run)).toBe(ITEMS);
  expect(await count(`from blobs where run_id = $1`, run)).toBeGreaterThan(0);
}, 450_000);

it('a loop that calls another system side by side goes on under new histories, and calls once for each item', async () => {
  const run = await runOver(
    numbers(CALLS),
    node('call', 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body: '{{ steps.each.item }}' }),
    edge('each:each', 'call'),
  );
  const histories = await historiesOf(run);
  expect(histories.length).toBeGreaterThan(1);
  expect(Math.max(...histories.map(({ events }) => events))).toBeLessThan(3_000);
  expect(other.bodies.map(Number).sort((a, b) => a - b)).toEqual(numbers(CALLS));
}, 450_000);
