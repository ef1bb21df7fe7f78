import 'reflect-metadata';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { RunHistories } from './spec/run-histories.ts';
import { type RunRow, WorkerFixture } from './spec/worker-fixture.ts';

const fixture = new WorkerFixture();
const histories = new RunHistories(fixture);
let other: EchoServer;

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  await histories.open();
}, 240_000);

afterAll(async () => {
  await histories.close();
  await other.close();
  await fixture.close();
}, 60_000);

/** As many as are called before a run goes on under a new history. */
const CALLS = 800;
/** With the number before it and the quotes around, all of them are a little less than the 1 MiB that a webhook takes. */
const NAME = 'x'.repeat(1_290);

/** Lengths of the histories of a run, in events and in bytes of JSON, with that of the largest event, the last one first. */
async function historiesOf(run: RunRow) {
  const found: { readonly events: number; readonly bytes: number; readonly largest: number }[] = [];
  for (let execution: string | undefined; ;) {
    const { events } = await histories.handle(run, execution).fetchHistory();
    const sizes = (events ?? []).map((event) => JSON.stringify(event).length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    found.push({ events: sizes.length, bytes, largest: Math.max(...sizes) });
    const before = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (before == null || before === '') return found;
    execution = before;
  }
}

type Part = ReturnType<typeof node>;

async function runOver(items: readonly string[], concurrency: number, ...body: readonly Part[]): Promise<RunRow> {
  const { start = '' } = await fixture.publish(
    aGraph(
      node('start', 'trigger.webhook', { savePerson: false }),
      node('each', 'flow.each', { items: '{{ trigger.items }}', concurrency }),
      edge('start', 'each'),
      ...body,
      settings({ everyRunOnTemporal: true }),
    ),
  );
  const { length } = JSON.stringify({ items });
  expect(length).toBeGreaterThan(850_000);
  expect(length).toBeLessThan(1_048_576);
  return fixture.runWith(await fixture.post('webhook.received', start, { items }), 'completed', 400_000);
}

function callForEach(concurrency: number): Promise<RunRow> {
  const body = `${String(concurrency)}: {{ steps.each.item | split: " " | first }}`;
  return runOver(
    Array.from({ length: CALLS }, (_, index) => `${String(index)} ${NAME}`),
    concurrency,
    node('call', 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body }),
    edge('each:each', 'call'),
  );
}

const calls = (concurrency: number): readonly string[] =>
  other.bodies.filter((body) => body.startsWith(`${String(concurrency)}: `));
const all = (concurrency: number): readonly string[] =>
  Array.from({ length: CALLS }, (_, index) => `${String(concurrency)}: ${String(index)}`);

describe('a loop over a list of nearly 1 MiB', () => {
  it('goes over a hundred thousand items by a short history, and keeps the list once', async () => {
    const run = await runOver(
      Array.from({ length: 100_000 }, (_, index) => `n${String(index)}`),
      5,
      node('last', 'data.set', { values: [{ name: 'last', value: '{{ steps.each.item }}' }] }),
      edge('each:each', 'last'),
    );
    for (const { events, bytes } of await historiesOf(run)) {
      expect(events).toBeLessThan(1_000);
      expect(bytes).toBeLessThan(1_000_000);
    }
    const [counted] = await fixture.query(
      `select (select count(*)::int from steps where run_id = $1 and node_id = 'last' and status = 'done') as steps,
              (select count(*)::int from blobs where run_id = $1) as blobs`,
      [run.id],
    );
    expect(counted).toEqual({ steps: 100_000, blobs: 1 });
  }, 450_000);

  it('calls another system once for each item, one after the other', async () => {
    const run = await callForEach(1);
    expect(calls(1)).toEqual(all(1));
    const found = await historiesOf(run);
    expect(Math.max(...found.map(({ largest }) => largest))).toBeLessThan(100_000);
  }, 450_000);

  it('does so side by side, and goes on under a new history', async () => {
    const run = await callForEach(5);
    expect([...calls(5)].sort()).toEqual([...all(5)].sort());
    const found = await historiesOf(run);
    expect(found.length).toBeGreaterThan(1);
    expect(Math.max(...found.map(({ events }) => events))).toBeLessThan(3_000);
    expect(Math.max(...found.map(({ largest }) => largest))).toBeLessThan(100_000);
  }, 450_000);
});
