import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { aGraph, edge, node } from '@flowkeep/testing';
import { createWorker } from './create-worker.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';

const RATE = 10;
const RUNS = 12;

const fixture = new WorkerFixture();
/** When each call came, milliseconds. */
const calls: number[] = [];
let workers: readonly NestFastifyApplication[] = [];
let provider: Server;

// Two workers: the rate is the provider's, however many there are.
beforeAll(async () => {
  await fixture.open();
  provider = createServer((_, response) => {
    calls.push(performance.now());
    response.end('{}');
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const config = fixture.config({ rates: { whatsapp: null, ai: null, http: RATE }, logLevel: 'silent' });
  workers = await Promise.all([createWorker(config), createWorker(config)]);
  await Promise.all(workers.map((worker) => worker.listen(0)));
}, 60_000);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
  await fixture.close();
});

/** How many calls a second there were, from the first to the last: how long each was on its way does not count. */
function callsASecond(): number {
  const [first = 0, last = 0] = [Math.min(...calls), Math.max(...calls)];
  return ((calls.length - 1) * 1_000) / (last - first);
}

const address = () => `http://127.0.0.1:${String((provider.address() as AddressInfo).port)}/`;

/** Lets the next turn be so far ahead, as after a clock that was set back. */
async function setLine(ahead: string): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] ?? '' });
  await owner.connect();
  await owner.query(
    `insert into provider_turns values ('http', clock_timestamp() + $1::interval)
     on conflict (provider) do update set next_at = excluded.next_at`,
    [ahead],
  );
  await owner.end();
}

/** As the metrics of all workers tell it. */
async function turnsThatLedToCalls(): Promise<number> {
  let sum = 0;
  for (const worker of workers) {
    const text = await (await fetch(new URL('/metrics', await worker.getUrl()))).text();
    const lines = text.matchAll(
      /^flowkeep_provider_turns_total\{provider="http",outcome="called(?:-late)?"\} (\d+)$/gm,
    );
    for (const [, count] of lines) sum += Number(count);
  }
  return sum;
}

it('a provider with a rate is called no more often than that, and every call is made', async () => {
  const url = address();
  const call = (id: string) => node(id, 'http.request', { method: 'POST', url, bodyKind: 'text', body: id });
  const { lead = '' } = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      call('one'),
      call('two'),
      edge('lead', 'one'),
      edge('one', 'two'),
    ),
  );
  const events = await Promise.all(Array.from({ length: RUNS }, () => fixture.post('webhook.received', lead, {})));
  await Promise.all(events.map((eventId) => fixture.runWith(eventId, 'completed')));
  expect(calls).toHaveLength(2 * RUNS);
  expect(callsASecond()).toBeLessThanOrEqual(RATE);
  expect(await turnsThatLedToCalls()).toBe(2 * RUNS);
});

it('a step that must come again for its turn has not failed, and is called in the end', async () => {
  const before = calls.length;
  await setLine('1 hour');
  const call = node(
    'call',
    'http.request',
    { method: 'POST', url: address() },
    { retry: { attempts: 1, firstDelaySeconds: 1 } },
  );
  const lead = node('lead', 'trigger.webhook', { savePerson: false });
  const triggers = await fixture.publish(aGraph(lead, call, edge('lead', 'call')));
  const run = await fixture.runWith(await fixture.post('webhook.received', triggers['lead'] ?? '', {}), 'completed');
  expect(calls).toHaveLength(before + 1);
  expect(await fixture.query(`select 1 from step_attempts where run_id = $1`, [run.id])).toEqual([]);
});
