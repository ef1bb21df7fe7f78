import 'reflect-metadata';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { aGraph, edge, node } from '@flowkeep/testing';
import { WorkerFixture } from './spec/worker-fixture.ts';

const RATE = 10;
const RUNS = 12;

const fixture = new WorkerFixture();
/** Where the HTTP client says that it makes a call. */
const CALLS = 'undici:request:create';
/** When each call was made, milliseconds: how long it was on its way does not count. */
const calls: number[] = [];
let workers: readonly NestFastifyApplication[] = [];
let provider: Server;

// Two workers: the rate is the provider's, however many there are.
beforeAll(async () => {
  await fixture.open();
  provider = createServer((_, response) => response.end('{}'));
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  subscribe(CALLS, noteCall);
  const rates = { whatsapp: null, ai: null, http: RATE };
  workers = await Promise.all([fixture.startWorker({ rates }), fixture.startWorker({ rates })]);
}, 240_000);

afterAll(async () => {
  unsubscribe(CALLS, noteCall);
  await Promise.all(workers.map((worker) => worker.close()));
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
  await fixture.close();
});

function noteCall(message: unknown): void {
  const { request } = message as { readonly request: { readonly origin: string | URL } };
  if (new URL(request.origin).href === address()) calls.push(performance.now());
}

/** The most calls that any second held. */
function mostInASecond(): number {
  return Math.max(...calls.map((from) => calls.filter((at) => at >= from && at < from + 1_000).length));
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

/** How many turns of all workers had one of these outcomes, as their metrics tell it. */
async function turnsThatWere(...outcomes: readonly string[]): Promise<number> {
  let sum = 0;
  for (const worker of workers) {
    const text = await (await fetch(new URL('/metrics', await worker.getUrl()))).text();
    const lines = text.matchAll(/^flowkeep_provider_turns_total\{provider="http",outcome="([a-z-]+)"\} (\d+)$/gm);
    for (const [, outcome = '', count] of lines) if (outcomes.includes(outcome)) sum += Number(count);
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
  expect(await turnsThatWere('called', 'called-late')).toBe(2 * RUNS);
  // A machine that stands still makes calls late: each of them may come together with one of the other worker's.
  const late = await turnsThatWere('missed', 'called-late');
  expect(mostInASecond()).toBeLessThanOrEqual(RATE + Math.min(late, RATE));
}, 120_000);

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
