import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Graph, GraphNode } from '@flowkeep/graph';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { SlowContacts } from '../spec/slow-contacts.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';

const fixture = new WorkerFixture();
const contacts = new SlowContacts();
let worker: NestFastifyApplication;
let other: EchoServer;

beforeAll(async () => {
  await fixture.open();
  await contacts.open();
  other = await startEchoServer();
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await other.close();
  await contacts.close();
  await fixture.close();
});

/** What a step may take, and what follows where it takes longer. */
type Handling = Pick<GraphNode, 'onError' | 'retry' | 'timeoutSeconds'>;

/** Each way in which a run can come to a step of our own database. */
const WAYS = {
  'at once': { ahead: [], everyRunOnTemporal: false },
  'ahead of Temporal': { ahead: ['call'], everyRunOnTemporal: false },
  'on Temporal': { ahead: [], everyRunOnTemporal: true },
} as const;
type Way = keyof typeof WAYS;

function saving(way: Way, handling: Handling): Graph {
  const { ahead, everyRunOnTemporal } = WAYS[way];
  const saved = ['save', 'save:error'] as const;
  return aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    ...ahead.map((id) => node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body: 'lead' })),
    node('save', 'contact.upsert', { name: '{{ trigger.name }}', phone: '' }, { timeoutSeconds: 1, ...handling }),
    node('late', 'data.set', { values: [{ name: 'late', value: '{{ trigger.name }}' }] }),
    edge('lead', ahead[0] ?? 'save'),
    ...ahead.map((id) => edge(id, saved[0])),
    ...(handling.onError === 'port' ? [edge(saved[1], 'late')] : []),
    settings({ everyRunOnTemporal }),
  );
}

const named = (name: string) => fixture.query(`select 1 from contacts where name = $1`, [name]);
const nameFor = (way: Way, name: string): string => `${name}_${way.replaceAll(' ', '_')}`;
async function begin(way: Way, handling: Handling, name: string): Promise<string> {
  const { lead = '' } = await fixture.publish(saving(way, handling));
  return fixture.post('webhook.received', lead, { name });
}

const once = { attempts: 1, firstDelaySeconds: 0 };
const twice = { attempts: 2, firstDelaySeconds: 0.1 };

describe.each(Object.keys(WAYS) as Way[])('a step of our own database that takes longer than it may, %s', (way) => {
  it('leaves by its error port', async () => {
    const name = nameFor(way, 'Leyla');
    await contacts.slow(name, 9);
    const run = await fixture.runWith(await begin(way, { onError: 'port', retry: once }, name), 'completed');
    const steps = await fixture.query(
      `select node_id, error ->> 'code' as code from steps where run_id = $1 and node_id in ('save', 'late') order by sequence`,
      [run.id],
    );
    expect(steps).toEqual([
      { node_id: 'save', code: 'timed-out' },
      { node_id: 'late', code: null },
    ]);
    expect(await named(name)).toEqual([]);
  });

  it('is tried again where its node says so, and is done once', async () => {
    const name = nameFor(way, 'Nigar');
    await contacts.slow(name, way === 'at once' ? 2 : 1);
    await fixture.runWith(await begin(way, { retry: { ...twice, on: ['timed-out'] } }, name), 'completed');
    expect(await named(name)).toHaveLength(1);
  });

  it('is not tried again where that is for other errors', async () => {
    const name = nameFor(way, 'Sevda');
    await contacts.slow(name, 9);
    const run = await fixture.runWith(await begin(way, { retry: { ...twice, on: ['rate-limited'] } }, name), 'failed');
    expect(run.error).toMatchObject({
      code: 'timed-out',
      attempt: 1,
      message: 'The step took longer than the 1 seconds it may take.',
    });
  });
});

it('takes nothing from runs that came together with its own', async () => {
  await contacts.slow('Slow', 9);
  const { lead = '' } = await fixture.publish(saving('at once', { onError: 'port', retry: once }));
  const names = ['Aysel', 'Slow', 'Orxan'];
  const events = await Promise.all(names.map((name) => fixture.post('webhook.received', lead, { name })));
  const runs = await Promise.all(events.map((event) => fixture.runWith(event, 'completed')));
  const steps = await Promise.all(runs.map(({ id }) => fixture.steps(id)));
  expect(steps.map((list) => list.includes('late: done/next'))).toEqual([false, true, false]);
  expect(await Promise.all(names.map(async (name) => (await named(name)).length))).toEqual([1, 0, 1]);
});
