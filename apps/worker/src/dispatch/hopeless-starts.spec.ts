import 'reflect-metadata';
import type { DataConverter } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import { DomainError } from '@flowkeep/contracts';
import { connectToTemporal, ensureSearchAttributes, RunClient } from '@flowkeep/temporal';
import { aGraph, edge, node } from '@flowkeep/testing';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { SwitchableProxy } from '../spec/switchable-proxy.ts';
import { DATA_CONVERTER } from '../tokens.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { RunStarter } from './run-starter.ts';

/** Cannot start these runs. */
class PickyClient extends RunClient {
  readonly refused = new Map<string, Error>();

  override start(...input: Parameters<RunClient['start']>): Promise<string> {
    const error = this.refused.get(input[0].runId);
    return error === undefined ? super.start(...input) : Promise.reject(error);
  }
}

/** More tries than any start has. */
const MANY = 12;

const fixture = new DispatchFixture();
let proxy: SwitchableProxy;
let connection: NativeConnection;
let client: PickyClient;
let trigger = '';

beforeAll(async () => {
  await fixture.open();
  const { temporalAddress, temporalNamespace: namespace } = fixture.config();
  const [host = '', port = ''] = temporalAddress.split(':');
  proxy = await SwitchableProxy.start(host, Number(port), true);
  connection = await connectToTemporal({ address: `127.0.0.1:${String(proxy.port)}`, namespace });
  await ensureSearchAttributes(connection, namespace);
  const dataConverter = fixture.worker.get<DataConverter>(DATA_CONVERTER);
  client = new PickyClient({ connection, namespace, dataConverter, eagerStart: false });
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
  await Promise.all([proxy.close(), fixture.close()]);
});

interface Standing {
  readonly status: string;
  readonly start_pending: boolean;
  readonly start_failures: number;
  readonly error: { readonly code: string; readonly message: string; readonly attempt: number } | null;
}

async function queuedRun(): Promise<string> {
  const eventId = await fixture.post('webhook.received', trigger, {});
  await fixture.worker.get(EventDispatcher).dispatchNext(fixture.workspaceId);
  return (await fixture.runOf(eventId))?.id ?? '';
}

async function standing(runId: string): Promise<Standing | undefined> {
  const [row] = await fixture.query<Standing>(
    `select status, start_pending, start_failures, error from runs where id = $1`,
    [runId],
  );
  return row;
}

/** Starts whatever is due, as often as there are tries, without the pauses between them. */
async function startAll(tries: number): Promise<void> {
  const starter = fixture.worker.get(RunStarter);
  for (let time = 0; time < tries; time += 1) {
    await fixture.query(`update runs set start_available_at = now() where start_pending`);
    await starter.startNext(fixture.workspaceId, client).catch(() => undefined);
    await starter.onModuleDestroy();
  }
}

const STARTED = { start_pending: false, start_failures: 0, error: null };

describe('a run that can never be started fails and says why', () => {
  it('at once where its version has no such trigger', async () => {
    const runId = await queuedRun();
    await fixture.query(`update runs set trigger_node = 'gone' where id = $1`, [runId]);
    await startAll(1);
    expect(await standing(runId)).toMatchObject({
      status: 'failed',
      start_pending: false,
      error: { code: 'invalid-input', message: 'This workflow version has no trigger "gone".' },
    });
  });

  it('at once where what it begins with is kept no more, and those beside it go on', async () => {
    const [runId, beside] = [await queuedRun(), await queuedRun()];
    await fixture.query(`delete from events where id = (select event_id from runs where id = $1)`, [runId]);
    await startAll(1);
    const error = { code: 'data-erased', message: expect.stringContaining('was deleted after its time') as string };
    expect(await standing(runId)).toMatchObject({ status: 'failed', start_pending: false, error });
    expect(await standing(beside)).toMatchObject(STARTED);
  });

  it('after some tries where what it begins with cannot be read, and those beside it go on', async () => {
    const runIds = [await queuedRun(), await queuedRun(), await queuedRun()];
    const [, broken = ''] = runIds;
    await fixture.query(`update events set payload = '\\x00' where id = (select event_id from runs where id = $1)`, [
      broken,
    ]);
    await startAll(1);
    expect(await standing(runIds[0] ?? '')).toMatchObject(STARTED);
    expect(await standing(runIds[2] ?? '')).toMatchObject(STARTED);
    expect(await standing(broken)).toMatchObject({ status: 'queued', start_failures: 1 });
    await startAll(MANY);
    expect(await standing(broken)).toMatchObject({ status: 'failed', start_pending: false, start_failures: 7 });
  });

  it('after some tries where nobody knows what is wrong with it', async () => {
    const [runId, beside] = [await queuedRun(), await queuedRun()];
    client.refused.set(runId, new TypeError('undefined is not a function'));
    await startAll(MANY);
    const error = { code: 'internal', attempt: 8, message: expect.stringContaining('log of the worker') as string };
    expect(await standing(runId)).toMatchObject({ status: 'failed', error });
    expect(await standing(beside)).toMatchObject(STARTED);
  });
});

describe('while something is away, nothing is counted', () => {
  it('however often that is said', async () => {
    const runId = await queuedRun();
    client.refused.set(runId, new DomainError('unavailable', 'The database cannot be reached.'));
    await startAll(MANY);
    expect(await standing(runId)).toMatchObject({ start_pending: true, start_failures: 0 });
    client.refused.clear();
    await startAll(1);
    expect(await standing(runId)).toMatchObject(STARTED);
  });

  it('whatever error that brings about', async () => {
    const runId = await queuedRun();
    client.refused.set(runId, new Error('What a connection says that has just broken.'));
    proxy.shut();
    await startAll(1);
    proxy.reopen();
    expect(await standing(runId)).toMatchObject({ start_pending: true, start_failures: 0 });
  });
});
