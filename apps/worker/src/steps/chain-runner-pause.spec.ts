import 'reflect-metadata';
import { DomainError } from '@flowkeep/contracts';
import type { Graph } from '@flowkeep/graph';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { RunHistories } from '../spec/run-histories.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { longPauseBehind } from './chain-runner-pause.ts';
import { TurnLater } from './provider-pace-later.ts';
import { orderToTryAgain, waitForDatabase } from './step-failure.ts';

const fixture = new WorkerFixture();
const histories = new RunHistories(fixture);
let shop: EchoServer;

beforeAll(async () => {
  await fixture.open();
  shop = await startEchoServer();
  await histories.open();
}, 240_000);

afterAll(async () => {
  await histories.close();
  await Promise.all([shop.close(), fixture.close()]);
}, 60_000);

const PERSON = { name: 'Nigar Quliyeva', phone: '+994551234567' };
const call = (id: string, body: string, firstDelaySeconds: number) =>
  node(
    id,
    'http.request',
    { method: 'POST', url: shop.url, bodyKind: 'text', body },
    { retry: { attempts: 20, firstDelaySeconds, backoff: 'same' } },
  );

/** Offers and reminds, until the person has paid. */
const reminding = (name: string, firstDelaySeconds: number, more = {}): Graph =>
  aGraph(
    node('lead', 'trigger.webhook', { name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' }),
    node('paid', 'flow.goal', { kind: 'event.custom', name: 'order.paid', about: 'contact', match: '' }),
    call('offer', `${name} offer`, firstDelaySeconds),
    call('remind', `${name} remind`, firstDelaySeconds),
    call('after', `${name} after`, firstDelaySeconds),
    edge('lead', 'offer'),
    edge('offer', 'remind'),
    edge('remind', 'after'),
    settings({ everyRunOnTemporal: true, ...more }),
  );

const times = (text: string): number => shop.bodies.filter((body) => body === text).length;

/** Begins a run whose second call fails, so that it is to be tried again. */
async function untilItMustWait(name: string, graph: Graph, fail = () => shop.failNext(200, 503)) {
  fail();
  const { lead = '' } = await fixture.publish(graph);
  const eventId = await fixture.post('webhook.received', lead, PERSON);
  await waitFor(() => Promise.resolve(times(`${name} remind`) > 0));
  const failed = performance.now();
  const { id } = (await fixture.runOf(eventId)) ?? { id: '' };
  await waitFor(async () => (await fixture.steps(id)).includes('remind: retrying'));
  const run = await waitFor(() => fixture.runOf(eventId));
  return { eventId, failed, run, workflowId: run.temporal_workflow_id ?? '' };
}

describe('a run whose step waits for its next try', () => {
  it('ends at its goal, and nothing is sent any more', async () => {
    const { eventId, run } = await untilItMustWait('goal', reminding('goal', 600));
    await fixture.post('event.custom', 'order.paid', {}, run.contact_id);
    const ended = await fixture.runWith(eventId, 'completed');
    await histories.replays('goal-between-tries', ended);
    expect([times('goal offer'), times('goal remind'), times('goal after')]).toEqual([1, 1, 0]);
  });

  it('goes on where somebody skips the step', async () => {
    const { eventId, run, workflowId } = await untilItMustWait('skip', reminding('skip', 600));
    await histories.client.order(workflowId, { kind: 'skip', stepKey: `${run.id}:remind:1` });
    const ended = await fixture.runWith(eventId, 'completed');
    await histories.replays('skipped-between-tries', ended);
    expect([times('skip remind'), times('skip after')]).toEqual([1, 1]);
  });

  it('tries nothing while it is paused', async () => {
    const { eventId, failed, workflowId } = await untilItMustWait('pause', reminding('pause', 8));
    await histories.client.order(workflowId, { kind: 'pause' });
    await fixture.runWith(eventId, 'paused');
    await waitFor(() => Promise.resolve(performance.now() - failed > 9_000));
    expect(times('pause remind')).toBe(1);
    await histories.client.order(workflowId, { kind: 'resume' });
    const ended = await fixture.runWith(eventId, 'completed');
    await histories.replays('paused-between-tries', ended);
    expect([times('pause offer'), times('pause remind'), times('pause after')]).toEqual([1, 2, 1]);
  });

  it('ends when it has no more time', async () => {
    const { eventId } = await untilItMustWait('time', reminding('time', 600, { timeLimitSeconds: 10 }));
    const run = await fixture.runWith(eventId, 'failed');
    expect(run.error).toMatchObject({ code: 'timed-out' });
    await histories.replays('time-over-between-tries', run);
  });

  it('is cancelled at once where that is soon', async () => {
    const { eventId, workflowId } = await untilItMustWait('soon', reminding('soon', 1.9), () =>
      shop.refuse('soon remind'),
    );
    await histories.client.cancel(workflowId);
    const run = await fixture.runWith(eventId, 'cancelled');
    await histories.replays('cancelled-in-chain', run);
    expect([times('soon offer'), times('soon after')]).toEqual([1, 0]);
  });

  it('tries it again when its pause is over', async () => {
    const { eventId } = await untilItMustWait('tried', reminding('tried', 3));
    const ended = await fixture.runWith(eventId, 'completed');
    const [first = 0, second = 0] = shop.arrivalsOf('tried remind');
    expect(second - first).toBeGreaterThan(2_500);
    await histories.replays('tried-again', ended);
    expect([times('tried offer'), times('tried remind'), times('tried after')]).toEqual([1, 2, 1]);
  });
});

describe('a pause that is long enough to listen in', () => {
  const refused = new DomainError('provider-unavailable', 'No.');

  it.each([
    ['is a long one between two tries', orderToTryAgain(refused, 1, 60_000), 1, 60_000],
    ['is no short one', orderToTryAgain(refused, 1, 1_000), 1, null],
    ['is there for whoever has stood in line at a provider for long', new TurnLater(), 9, 4_000],
    ['is not made by whoever has just come to the line', new TurnLater(), 1, null],
    ['is not made while our own database is away', waitForDatabase(1), 9, null],
  ])('%s', (_, thrown, attempt, delay) => {
    expect(longPauseBehind(thrown, attempt)).toBe(delay);
  });
});
