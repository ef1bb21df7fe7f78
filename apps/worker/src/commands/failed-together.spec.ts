import 'reflect-metadata';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type RunOrderRequest, RunOrders } from '@flowkeep/persistence';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let server: Server;
/** Calls that were not answered yet. */
let open: { readonly path: string; readonly response: ServerResponse }[] = [];
const paths: string[] = [];

beforeAll(async () => {
  await fixture.open();
  server = createServer((request, response) => {
    const path = request.url ?? '';
    paths.push(path);
    open.push({ path, response });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  server.closeAllConnections();
  server.close();
  await fixture.close();
});

const answerAll = (status: number): void => {
  for (const { path } of [...open]) answer(path, status);
};
function answer(path: string, status: number): void {
  const asked = open.filter((each) => each.path === path);
  for (const { response } of asked) response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  open = open.filter((each) => !asked.includes(each));
}
const give = (runId: string, order: RunOrderRequest) =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => new RunOrders().give(tx, runId, order));

const call = (id: string) =>
  node(id, 'http.request', { method: 'POST', url: `${address()}/${id}`, bodyKind: 'none', timeoutSeconds: 60 });
const address = (): string => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
const heldCalls = (count: number) =>
  waitFor(() => open.length === count, { timeout: 30_000, what: `${String(count)} calls` });
const failuresKept = (runId: string, count: number) => {
  const sql = `select 1 from step_results where run_id = $1`;
  const areKept = async (): Promise<boolean> => (await fixture.query(sql, [runId])).length === count;
  return waitFor(areKept, { timeout: 30_000, what: 'The failures are kept' });
};

it('steps that failed together are tried again together', async () => {
  const graph = aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    call('hotel'),
    call('flight'),
    node('both', 'flow.join', { mode: 'all' }),
    node('end', 'flow.end'),
    edge('lead', 'hotel'),
    edge('lead', 'flight'),
    edge('hotel', 'both'),
    edge('flight', 'both'),
    edge('both', 'end'),
    settings({ everyRunOnTemporal: true }),
  );
  const { lead = '' } = await fixture.publish(graph);
  const eventId = await fixture.post('webhook.received', lead, {});
  await heldCalls(2);
  const { id } = await fixture.runWith(eventId, 'running');
  await give(id, { action: 'pause' });
  await fixture.runWith(eventId, 'paused');
  answerAll(400);
  await failuresKept(id, 2);
  await give(id, { action: 'resume' });
  await fixture.runWith(eventId, 'failed');
  await give(id, { action: 'retry', version: 'same', sealedTrigger: null, evenIfUnknown: false });
  await heldCalls(2);
  answerAll(200);
  await fixture.runWith(eventId, 'completed');
  expect(paths.toSorted()).toEqual(['/flight', '/flight', '/hotel', '/hotel']);
}, 120_000);

it('a step whose failure is drawn, and that nobody heard any more, is not carried out again', async () => {
  paths.length = 0;
  const { lead = '' } = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      call('hotel'),
      node(
        'charge',
        'http.request',
        { method: 'POST', url: `${address()}/charge`, bodyKind: 'none' },
        { onError: 'port' },
      ),
      call('refund'),
      edge('lead', 'hotel'),
      edge('lead', 'charge'),
      edge('charge:error', 'refund'),
      settings({ everyRunOnTemporal: true }),
    ),
  );
  const eventId = await fixture.post('webhook.received', lead, {});
  await heldCalls(2);
  const { id } = await fixture.runWith(eventId, 'running');
  await give(id, { action: 'pause' });
  await fixture.runWith(eventId, 'paused');
  answer('/hotel', 400);
  await failuresKept(id, 1);
  answer('/charge', 400);
  await failuresKept(id, 2);
  await give(id, { action: 'resume' });
  await fixture.runWith(eventId, 'failed');
  await give(id, { action: 'retry', version: 'same', sealedTrigger: null, evenIfUnknown: false });
  await waitFor(() => paths.includes('/refund') && paths.length === 4, { timeout: 30_000, what: 'The refund' });
  answerAll(200);
  await fixture.runWith(eventId, 'completed');
  expect(paths.toSorted()).toEqual(['/charge', '/hotel', '/hotel', '/refund']);
}, 120_000);
