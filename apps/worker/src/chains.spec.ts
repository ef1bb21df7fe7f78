import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from './spec/echo-server.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';
import { TemporalLink } from './temporal/temporal-link.service.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let other: EchoServer;

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  const rates = { whatsapp: null, ai: null, http: null };
  worker = await fixture.startWorker({ rates });
}, 240_000);

afterAll(async () => {
  await worker.close();
  await other.close();
  await fixture.close();
});

const lead = node('lead', 'trigger.webhook', { savePerson: false });
const retry = { attempts: 3, firstDelaySeconds: 0.2 };
const call = (id: string, body: string) =>
  node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body, timeoutSeconds: 60 }, { retry });
const three = (prefix: string) =>
  aGraph(
    lead,
    call('one', `${prefix} one`),
    call('two', `${prefix} two`),
    call('three', `${prefix} three`),
    edge('lead', 'one'),
    edge('one', 'two'),
    edge('two', 'three'),
    settings({ everyRunOnTemporal: true }),
  );

async function begin(graph: ReturnType<typeof three>): Promise<string> {
  const { lead: trigger = '' } = await fixture.publish(graph);
  return fixture.post('webhook.received', trigger, {});
}

const said = (prefix: string) => other.bodies.filter((body) => body.startsWith(prefix));
const client = () => worker.get(TemporalLink).requireClient();

it('shares one activity, and each step of it is done once', async () => {
  const run = await fixture.runWith(await begin(three('plain')), 'completed');
  expect(said('plain')).toEqual(['plain one', 'plain two', 'plain three']);
  const handle = client().temporal.workflow.getHandle(run.temporal_workflow_id ?? '');
  await handle.result();
  const { events } = await handle.fetchHistory();
  expect(events?.filter(({ activityTaskScheduledEventAttributes: task }) => task != null)).toHaveLength(1);
});

it('says which step it is at', async () => {
  other.holdNext();
  const eventId = await begin(three('named'));
  await waitFor(() => said('named').length === 1);
  const run = await waitFor(() => fixture.runOf(eventId));
  const handle = client().temporal.workflow.getHandle(run.temporal_workflow_id ?? '');
  const details = await waitFor(async () => {
    const [activity] = (await handle.describe()).raw.pendingActivities ?? [];
    return activity?.heartbeatDetails?.payloads?.[0]?.data ?? null;
  });
  expect(Buffer.from(details).toString('utf8')).toBe('"one"');
  other.release();
  await fixture.runWith(eventId, 'completed');
});

it('goes on at the step that failed', async () => {
  other.failNext(200, 503);
  await fixture.runWith(await begin(three('retried')), 'completed');
  expect(said('retried')).toEqual(['retried one', 'retried two', 'retried two', 'retried three']);
});

it('shows that its first step will be tried again', async () => {
  other.failNext(503);
  const config = { method: 'POST', url: other.url, bodyKind: 'text', body: 'later' };
  const ask = node('ask', 'http.request', config, { retry: { attempts: 3, firstDelaySeconds: 600 } });
  const eventId = await begin(aGraph(lead, ask, edge('lead', 'ask'), settings({ everyRunOnTemporal: true })));
  const run = await fixture.runWith(eventId, 'running');
  await waitFor(async () => (await fixture.steps(run.id)).includes('ask: retrying'));
  expect(await fixture.steps(run.id)).toEqual(['lead: done/next', 'ask: retrying']);
});

it('is stopped where it is when its run is cancelled', async () => {
  other.holdNext();
  const eventId = await begin(three('stopped'));
  await waitFor(() => said('stopped').length === 1);
  const run = await waitFor(() => fixture.runOf(eventId));
  expect(await client().cancel(run.temporal_workflow_id ?? '')).toBe(true);
  await fixture.runWith(eventId, 'cancelled');
  other.release();
  expect(said('stopped')).toEqual(['stopped one']);
  expect(await fixture.steps(run.id)).toEqual(['lead: done/next', 'one: cancelled']);
});

it('ends as cancelled where its step fails while it is told to stop', async () => {
  other.failNext(503);
  other.holdNext();
  const eventId = await begin(three('failing'));
  await waitFor(() => said('failing').length === 1);
  const run = await waitFor(() => fixture.runOf(eventId));
  const handle = client().temporal.workflow.getHandle(run.temporal_workflow_id ?? '');
  await client().cancel(handle.workflowId);
  await waitFor(async () => {
    const { events } = await handle.fetchHistory();
    return events?.some(({ activityTaskCancelRequestedEventAttributes: asked }) => asked != null);
  });
  other.release();
  await fixture.runWith(eventId, 'cancelled');
  expect(said('failing')).toEqual(['failing one']);
});

it('is taken up by the next claim where the worker that began the run has died', async () => {
  const { lead: trigger = '' } = await fixture.publish(aGraph(lead, call('only', 'taken up'), edge('lead', 'only')));
  other.holdNext();
  const eventId = await fixture.post('webhook.received', trigger, {});
  await waitFor(() => said('taken up').length === 1);
  const run = await waitFor(() => fixture.runOf(eventId));
  // As if nobody had heard of that worker for a while: another one takes the run.
  await fixture.query(`update runs set start_available_at = now() where id = $1`, [run.id]);
  const ended = await fixture.runWith(eventId, 'completed');
  expect(ended.temporal_workflow_id).not.toBeNull();
  other.release();
  await waitFor(() => said('taken up').length === 2);
});
