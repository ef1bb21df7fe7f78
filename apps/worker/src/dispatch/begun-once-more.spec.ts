import 'reflect-metadata';
import type { DataConverter } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import { DomainError, type JsonObject } from '@flowkeep/contracts';
import { connectToTemporal, ensureSearchAttributes, RunClient } from '@flowkeep/temporal';
import { aGraph, edge, node } from '@flowkeep/testing';
import type { RunStart } from '@flowkeep/workflow-runtime/contract';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { DATA_CONVERTER } from '../tokens.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { RunStarter } from './run-starter.ts';

/** Temporal, out of reach for a while. */
class AwayClient extends RunClient {
  isAway = true;
  readonly begun: RunStart[] = [];

  override start(...input: Parameters<RunClient['start']>): Promise<string> {
    if (this.isAway) throw new DomainError('unavailable', 'Temporal is away.');
    this.begun.push(input[0]);
    return super.start(...input);
  }
}

const fixture = new DispatchFixture();
let connection: NativeConnection;
let client: AwayClient;

beforeAll(async () => {
  await fixture.open();
  const { temporalAddress: address, temporalNamespace: namespace } = fixture.config();
  connection = await connectToTemporal({ address, namespace });
  await ensureSearchAttributes(connection, namespace);
}, 60_000);
beforeEach(() => {
  const { temporalNamespace: namespace } = fixture.config();
  const dataConverter = fixture.worker.get<DataConverter>(DATA_CONVERTER);
  client = new AwayClient({ connection, namespace, dataConverter, eagerStart: false });
});
afterAll(async () => {
  await connection.close();
  await fixture.close();
});

/** Notes where an unknown person comes from, and goes on only with those that were unknown. */
const notedOnce = (noted: JsonObject) =>
  aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    node('known', 'flow.condition', {
      condition: { match: 'all', rules: [{ left: '{{ contact.source }}', operator: 'equals', right: 'noted' }] },
    }),
    node('note', 'contact.upsert', noted),
    node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }),
    edge('lead', 'known'),
    edge('known:no', 'note'),
    edge('note', 'pause'),
  );

async function beginTwice(noted: JsonObject, contactId: string | null): Promise<void> {
  const { lead = '' } = await fixture.publish(notedOnce(noted));
  const eventId = await fixture.post('webhook.received', lead, {}, contactId);
  await fixture.worker.get(EventDispatcher).dispatchNext(fixture.workspaceId);
  const starter = fixture.worker.get(RunStarter);
  await starter.startNext(fixture.workspaceId, client);
  await starter.onModuleDestroy();
  expect(() => starter.throwTrouble(fixture.workspaceId)).toThrow('Temporal is away.');
  client.isAway = false;
  await fixture.query(`update runs set start_available_at = now() where event_id = $1`, [eventId]);
  await starter.startNext(fixture.workspaceId, client);
  await starter.onModuleDestroy();
}

describe('a run that is begun once more', () => {
  it('decides by the person as they were, not by what its own steps have made of them', async () => {
    const contactId = await fixture.contact();
    await beginTwice({ source: 'noted' }, contactId);
    expect(client.begun).toMatchObject([{ contact: { id: contactId, source: null } }]);
  });

  it('is about nobody again where its own steps have found out whom it is about', async () => {
    await beginTwice({ email: 'leyla@example.com', source: 'noted' }, null);
    expect(client.begun).toMatchObject([{ contact: null }]);
  });
});

it('hears what came between its lead and its beginning, where it looks back', async () => {
  const { lead = '' } = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      node('paid', 'wait.event', {
        events: [{ id: 'paid', label: 'Paid', kind: 'event.custom', name: 'order.paid', about: 'anybody', match: '' }],
        limit: { amount: 1, unit: 'hours' },
        lookBack: 'runStart',
      }),
      edge('lead', 'paid'),
    ),
  );
  const eventId = await fixture.post('webhook.received', lead, {});
  await fixture.post('event.custom', 'order.paid', {});
  await fixture.dispatch();
  client.isAway = false;
  const starter = fixture.worker.get(RunStarter);
  await starter.startNext(fixture.workspaceId, client);
  await starter.onModuleDestroy();
  await fixture.runWith(eventId, 'completed');
});
