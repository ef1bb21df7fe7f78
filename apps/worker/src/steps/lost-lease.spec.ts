import 'reflect-metadata';
import type { DataConverter } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import type { Graph } from '@flowkeep/graph';
import { connectToTemporal, ensureSearchAttributes, RunClient } from '@flowkeep/temporal';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { RunStarter } from '../dispatch/run-starter.ts';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { DATA_CONVERTER } from '../tokens.ts';

/** Longer than a lease counts as certain, milliseconds. */
const STOOD_STILL = 1_100;

const fixture = new DispatchFixture();
let connection: NativeConnection;
let client: RunClient;
let other: EchoServer;

// Nobody executes what Temporal begins: every call that comes is one of the head start.
beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  const { temporalAddress: address, temporalNamespace: namespace } = fixture.config();
  connection = await connectToTemporal({ address, namespace });
  await ensureSearchAttributes(connection, namespace);
  const dataConverter = fixture.worker.get<DataConverter>(DATA_CONVERTER);
  client = new RunClient({ connection, namespace, dataConverter, eagerStart: false });
}, 60_000);
afterAll(async () => {
  await connection.close();
  await Promise.all([other.close(), fixture.close()]);
});

const lead = node('lead', 'trigger.webhook', { savePerson: false });
const call = (id: string, body: string) =>
  node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body, timeoutSeconds: 60 });

/** A later claim begins the run on Temporal while the head start is at its first call. Gives the run's id. */
async function takenOverAtItsCall(graph: Graph, body: string): Promise<string> {
  const { lead: trigger = '' } = await fixture.publish(graph);
  const starter = fixture.worker.get(RunStarter);
  const eventId = await fixture.post('webhook.received', trigger, {});
  await fixture.dispatch();
  other.holdNext();
  const claimedAt = performance.now();
  await starter.startNext(fixture.workspaceId, client);
  await waitFor(() => other.bodies.includes(body) && performance.now() - claimedAt > STOOD_STILL);
  await fixture.query(`update runs set start_available_at = now() where event_id = $1`, [eventId]);
  await starter.startNext(fixture.workspaceId, client);
  await waitFor(async () => (await fixture.runOf(eventId))?.start_pending === false, { what: 'Begun on Temporal' });
  other.release();
  await starter.onModuleDestroy();
  return (await fixture.runOf(eventId))?.id ?? '';
}

describe('a head start that has lost its lease', () => {
  it('makes no further call', async () => {
    const graph = aGraph(
      lead,
      call('one', 'calls one'),
      call('two', 'calls two'),
      edge('lead', 'one'),
      edge('one', 'two'),
    );
    await takenOverAtItsCall(graph, 'calls one');
    expect(other.bodies.filter((body) => body.startsWith('calls'))).toEqual(['calls one']);
  });

  it('leaves alone where the run stands', async () => {
    const pause = node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } });
    const runId = await takenOverAtItsCall(
      aGraph(lead, call('one', 'stands'), pause, edge('lead', 'one'), edge('one', 'pause')),
      'stands',
    );
    const [run] = await fixture.query(`select status, current_node, start_attempts from runs where id = $1`, [runId]);
    expect(run).not.toMatchObject({ status: 'waiting' });
    expect(run).toMatchObject({ start_attempts: 2 });
    expect((await fixture.steps(runId)).some((step) => step.startsWith('pause'))).toBe(false);
  });
});
