import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RunOrders } from '@flowkeep/persistence';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import type { RunStart } from '@flowkeep/workflow-runtime/contract';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { type RunRow, WorkerFixture } from '../spec/worker-fixture.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';

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
  await Promise.all([other.close(), fixture.close()]);
});

const call = (id: string, body: string) =>
  node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body });

/** Books, waits a moment, takes down what was booked, and confirms. */
const booking = () =>
  aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    call('book', 'book {{ trigger.name }}'),
    node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'seconds' } }),
    node('note', 'data.set', { values: [{ name: 'seen', value: '{{ steps.book.body.echo }}' }] }),
    call('confirm', 'confirm: {{ vars.seen }}'),
    node('end', 'flow.end'),
    edge('lead', 'book'),
    edge('book', 'pause'),
    edge('pause', 'note'),
    edge('note', 'confirm'),
    edge('confirm', 'end'),
    settings({ everyRunOnTemporal: true }),
  );

const client = () => worker.get(TemporalLink).requireClient().temporal;

/** The executions that Temporal has had of a run, oldest first, with what each began with. */
async function executionsOf({ temporal_workflow_id: id }: RunRow) {
  const found: { readonly status: string; readonly start: RunStart | undefined; readonly at: number }[] = [];
  for await (const { runId, status, startTime } of client().workflow.list({ query: `WorkflowId = '${id ?? ''}'` })) {
    const { events } = await client()
      .workflow.getHandle(id ?? '', runId)
      .fetchHistory();
    const input = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    const { payloadCodecs = [] } = client().options.loadedDataConverter;
    const [first] = await payloadCodecs.reduceRight(
      async (payloads, codec) => codec.decode(await payloads),
      Promise.resolve([...input]),
    );
    const text = Buffer.from(first?.data ?? []).toString('utf8');
    found.push({
      status: status.name,
      start: text === '' ? undefined : (JSON.parse(text) as RunStart),
      at: startTime.getTime(),
    });
  }
  return found.toSorted((left, right) => left.at - right.at);
}

it('a run that failed on Temporal goes on there in a new execution, from where it stood', async () => {
  const { lead = '' } = await fixture.publish(booking());
  other.failNext(200, 400);
  const eventId = await fixture.post('webhook.received', lead, { name: 'Aysel' });
  const failed = await fixture.runWith(eventId, 'failed');
  expect(other.bodies).toEqual(['book Aysel', 'confirm: book Aysel']);
  const order = { action: 'retry', version: 'same', sealedTrigger: null, evenIfUnknown: false } as const;
  await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => new RunOrders().give(tx, failed.id, order));
  const run = await fixture.runWith(eventId, 'completed');
  expect(other.bodies).toEqual(['book Aysel', 'confirm: book Aysel', 'confirm: book Aysel']);
  expect(await fixture.steps(run.id)).toEqual([
    'lead: done/next',
    'book: done/next',
    'pause: done/next',
    'note: done/next',
    'confirm: failed',
    'confirm: done/next',
    'end: done',
  ]);
  // Temporal's list of executions lags behind.
  await waitFor(async () => (await executionsOf(run)).length === 2);
  const executions = await executionsOf(run);
  expect(executions.map(({ start }) => start?.runId)).toEqual([run.id, run.id]);
  const [first, second] = executions.map(({ start }) => start);
  expect(first).not.toHaveProperty('carry');
  expect(second).toMatchObject({ trigger: {}, carry: { state: { trigger: { name: 'Aysel' }, status: 'running' } } });
});
