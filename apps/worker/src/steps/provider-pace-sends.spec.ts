import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { WorkspaceSnapshot } from '@flowkeep/contracts';
import { MessageSender, WhatsAppClient } from '@flowkeep/messaging';
import { createAddressHash, type WorkspaceTransaction } from '@flowkeep/persistence';
import { waitFor } from '@flowkeep/testing';
import { addReachablePeople, connectionsOf } from '../spec/reachable-people.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { type DomainServices, NodeServicesFactory } from './node-services.ts';
import { ProviderPace } from './provider-pace.ts';
import { TurnLater } from './provider-pace-later.ts';

const RATE = 20;
const SENDS = 30;

const fixture = new WorkerFixture();
const owner = new pg.Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] ?? '' });
/** When each message was sent, milliseconds: how long it was on its way does not count. */
const calls: number[] = [];
const outcomes: string[] = [];
let provider: Server;
let services: NodeServicesFactory;
let people: readonly string[] = [];
/** How far away the database of the messages is, milliseconds. */
let distance = 0;

beforeAll(async () => {
  await fixture.open();
  await owner.connect();
  await owner.query('delete from provider_turns');
  provider = createServer((request, response) => {
    request.resume().on('end', () => {
      response.end(JSON.stringify({ messages: [{ id: `wamid.${crypto.randomUUID()}` }] }));
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const { runner } = fixture.database;
  const inWorkspace: typeof runner.inWorkspace = async (id, work) => {
    await pause(distance);
    return runner.inWorkspace(id, work);
  };
  const baseUrl = `http://127.0.0.1:${String((provider.address() as AddressInfo).port)}`;
  const client = new WhatsAppClient({ baseUrl });
  const messages = new MessageSender({
    transactions: { inWorkspace },
    keys: fixture.keys,
    connections: connectionsOf(fixture),
    hashAddress: createAddressHash(fixture.rootKey),
    whatsapp: {
      send: (...message) => {
        calls.push(performance.now());
        return client.send(...message);
      },
    },
  });
  const rates = { whatsapp: RATE, ai: null, http: null };
  const pace = new ProviderPace(runner, rates, (_, outcome) => outcomes.push(outcome));
  services = new NodeServicesFactory({ messages, pace } as Partial<DomainServices> as DomainServices);
  people = await addReachablePeople(fixture, ['greeting'], SENDS);
});

beforeEach(() => {
  calls.length = 0;
  outcomes.length = 0;
  distance = 0;
});

afterAll(async () => {
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
  await owner.end();
  await fixture.close();
});

/** Comes again for its turn as often as it takes. */
async function send(contactId: string): Promise<boolean> {
  const { workspaceId } = fixture;
  const workspace: WorkspaceSnapshot = {
    id: workspaceId,
    name: '',
    timeZone: 'Asia/Baku',
    language: 'az',
    currency: 'AZN',
    region: 'AZ',
  };
  const step = {
    workspaceId,
    runId: null as never,
    stepKey: `step:${crypto.randomUUID()}`,
    subjectKeyRef: '',
    workspace,
  };
  const inTransaction = <T>(work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> =>
    fixture.database.runner.inWorkspace(workspaceId, work);
  const { messages } = services.forStep(step, inTransaction, new AbortController().signal);
  const content = { kind: 'template', name: 'greeting', language: 'az', variables: [] } as const;
  for (;;) {
    try {
      return (await messages.send({ channel: 'whatsapp', contactId, content })).sent;
    } catch (thrown) {
      if (!(thrown instanceof TurnLater)) throw thrown;
    }
  }
}

/** Holds up whoever writes a message. */
async function standStill(milliseconds: number): Promise<void> {
  await owner.query('begin; lock table messages in exclusive mode');
  await pause(milliseconds);
  await owner.query('commit');
}

/** The most calls that any second held. */
function mostInASecond(): number {
  return Math.max(...calls.map((from) => calls.filter((at) => at >= from && at < from + 1_000).length));
}

it('a database that stands still between the turn and the call lets no more messages out at once', async () => {
  const sending = Promise.all(people.map(send));
  await waitFor(() => Promise.resolve(calls.length > 2 ? true : null), { what: 'The first calls' });
  await standStill(1_000);
  expect(await sending).toEqual(people.map(() => true));
  expect(calls).toHaveLength(SENDS);
  expect(outcomes).toContain('missed');
  expect(mostInASecond()).toBeLessThanOrEqual(RATE);
}, 60_000);

it('a database that is too far away for anybody to be in time lets the messages out late, and no more at once', async () => {
  distance = 60;
  expect(await Promise.all(people.map(send))).toEqual(people.map(() => true));
  expect(calls).toHaveLength(SENDS);
  expect(outcomes.filter((outcome) => outcome === 'called-late')).toHaveLength(SENDS);
  expect(mostInASecond()).toBeLessThanOrEqual(RATE);
}, 60_000);
