import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataConverter } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import { Database } from '@flowkeep/persistence';
import { connectToTemporal, ensureSearchAttributes, RunClient } from '@flowkeep/temporal';
import { aGraph, edge, node } from '@flowkeep/testing';
import { createWorker } from '../create-worker.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { DATA_CONVERTER } from '../tokens.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { RunStarter } from './run-starter.ts';

/** Starts what it is told to, and lets something happen before anybody hears of it. */
class InterruptedClient extends RunClient {
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  override async start(...input: Parameters<RunClient['start']>): Promise<string> {
    const id = await super.start(...input);
    await this.meanwhile();
    return id;
  }
}

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let connection: NativeConnection;
let client: InterruptedClient;
let trigger = '';

// The worker's parts without its loops: nobody else starts anything.
beforeAll(async () => {
  await fixture.open();
  const { temporalAddress: address, temporalNamespace: namespace, ...config } = fixture.config();
  worker = await createWorker({ ...config, temporalAddress: address, temporalNamespace: namespace });
  await worker.get(Database).start();
  connection = await connectToTemporal({ address, namespace });
  await ensureSearchAttributes(connection, namespace);
  const dataConverter = worker.get<DataConverter>(DATA_CONVERTER);
  client = new InterruptedClient({ connection, namespace, dataConverter, eagerStart: false });
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }),
      edge('lead', 'pause'),
    ),
  );
  trigger = triggers['lead'] ?? '';
}, 60_000);

afterAll(async () => {
  await connection.close();
  await worker.get(Database).stop();
  await fixture.close();
});

async function queuedRun(): Promise<string> {
  const eventId = await fixture.post('webhook.received', trigger, {});
  await worker.get(EventDispatcher).dispatchNext(fixture.workspaceId);
  return (await fixture.runOf(eventId))?.id ?? '';
}

async function startAll(): Promise<void> {
  const starter = worker.get(RunStarter);
  await starter.startNext(fixture.workspaceId, client);
  await starter.onModuleDestroy();
}

async function cancelIsAskedFor(runId: string): Promise<boolean> {
  const [run] = await fixture.query<{ id: string }>(`select temporal_workflow_id as id from runs where id = $1`, [
    runId,
  ]);
  const { events } = await client.temporal.workflow.getHandle(run?.id ?? '').fetchHistory();
  return events?.some(({ workflowExecutionCancelRequestedEventAttributes: asked }) => asked != null) ?? false;
}

it('cancels on Temporal what was cancelled here while its start was on the way', async () => {
  const runId = await queuedRun();
  client.meanwhile = () =>
    fixture.query(`update runs set status = 'cancelled', ended_at = now(), start_pending = false where id = $1`, [
      runId,
    ]);
  await startAll();
  expect(await cancelIsAskedFor(runId)).toBe(true);
});

it('leaves alone what nobody cancelled', async () => {
  const runId = await queuedRun();
  client.meanwhile = () => Promise.resolve();
  await startAll();
  expect(await cancelIsAskedFor(runId)).toBe(false);
});
