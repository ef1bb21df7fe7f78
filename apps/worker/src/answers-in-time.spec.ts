import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Connection } from '@temporalio/client';
import { RunClient } from '@flowkeep/temporal';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { SwitchableProxy } from './spec/switchable-proxy.ts';
import { type RunRow, WorkerFixture } from './spec/worker-fixture.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let temporal: SwitchableProxy;

beforeAll(async () => {
  await fixture.open();
  const config = fixture.config({ logLevel: 'silent' });
  const [host = '', port = ''] = config.temporalAddress.split(':');
  temporal = await SwitchableProxy.start(host, Number(port), true);
  worker = await fixture.startWorker({ temporalAddress: `127.0.0.1:${String(temporal.port)}` });
}, 240_000);

afterAll(async () => {
  temporal.reopen();
  await worker.close();
  await Promise.all([temporal.close(), fixture.close()]);
}, 60_000);

const lead = node('lead', 'trigger.webhook', { name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' });
/** Long enough for an answer to be accepted meanwhile, on a machine that is busy. */
const LIMIT_SECONDS = 10;
const limit = { amount: LIMIT_SECONDS, unit: 'seconds' };
const choices = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];
const reply = aGraph(lead, node('answer', 'wait.reply', { limit }), edge('lead', 'answer'));
const decision = aGraph(
  lead,
  node('answer', 'wait.approval', { question: 'May they have it?', choices, expires: limit }),
  edge('lead', 'answer'),
);

/** The wait has time, the run has not. */
const hurried = aGraph(
  lead,
  node('answer', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
  edge('lead', 'answer'),
  settings({ timeLimitSeconds: LIMIT_SECONDS }),
);

const hurriedTwice = aGraph(
  lead,
  node('answer', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
  node('again', 'wait.reply', { limit: { amount: 1, unit: 'hours' } }),
  edge('lead', 'answer'),
  edge('answer:replied', 'again'),
  settings({ timeLimitSeconds: LIMIT_SECONDS }),
);

let people = 0;

async function waiting(graph: typeof reply): Promise<{ readonly eventId: string; readonly run: RunRow }> {
  const { lead: trigger = '' } = await fixture.publish(graph);
  people += 1;
  const person = { name: 'Aygün', phone: `+99450777000${String(people)}` };
  const eventId = await fixture.post('webhook.received', trigger, person);
  return { eventId, run: await fixture.runWith(eventId, 'waiting') };
}

const answer = ({ contact_id: contactId }: RunRow) =>
  fixture.post('message.received', 'whatsapp', { text: 'Bəli' }, contactId);
const decide = ({ id, contact_id: contactId }: RunRow) =>
  fixture.post('approval.answered', `${id}:answer:1`, { choice: 'yes', by: 'Rəna', note: '' }, contactId);

const until = (where: string, { id }: RunRow, what: string) =>
  waitFor(async () => (await fixture.query(`select 1 from waits where run_id = $1 and ${where}`, [id])).length === 1, {
    timeout: 30_000,
    what,
  });

/** As if nobody came to telling Temporal of events for this run. */
const holdSignals = ({ id }: RunRow) =>
  fixture.query(`update runs set start_pending = true, start_available_at = now() + interval '1 hour' where id = $1`, [
    id,
  ]);

/** Tells Temporal of the event that ended the wait, while no worker hears of anything. */
async function tellDirectly({ id, contact_id: contactId, temporal_workflow_id: workflowId }: RunRow): Promise<void> {
  const { temporalAddress: address, temporalNamespace: namespace } = fixture.config();
  const found = `select e.id, e.received_at from waits w join events e on e.id = w.event_id where w.run_id = $1`;
  const [event] = await fixture.query<{ readonly id: string; readonly received_at: Date }>(found, [id]);
  if (event === undefined) throw new Error('The wait has no event.');
  const connection = await Connection.connect({ address });
  const client = new RunClient({ connection, namespace, dataConverter: {}, eagerStart: false });
  const receivedAt = new Date(event.received_at).toISOString();
  const heard = {
    id: event.id,
    kind: 'message.received',
    key: 'whatsapp',
    payload: {},
    receivedAt,
    contactId,
  } as const;
  await client.signalEvent(workflowId ?? '', { stepKey: `${id}:answer:1`, event: heard });
  await connection.close();
}

async function comesTooLate(run: RunRow): Promise<void> {
  const late = await answer(run);
  await waitFor(
    async () => (await fixture.query(`select 1 from events where id = $1 and status = 'done'`, [late])).length === 1,
  );
  expect(await fixture.query(`select event_id from waits where run_id = $1`, [run.id])).toEqual([{ event_id: null }]);
}

describe('what was accepted in time is not overruled by the timer', () => {
  it.each([
    ['a reply', reply, answer, 'answer: done/replied'],
    ['a decision', decision, decide, 'answer: done/yes'],
    ["a reply within the run's own time", hurried, answer, 'answer: done/replied'],
  ])(
    '%s that the run was not told of before its limit',
    async (_, graph, accept, step) => {
      const { eventId, run } = await waiting(graph);
      await holdSignals(run);
      await accept(run);
      await until('event_id is not null', run, 'The wait has its event');
      await fixture.runWith(eventId, 'completed');
      expect(await fixture.steps(run.id)).toContain(step);
      expect(await fixture.query(`select 1 from waits where run_id = $1 and signal_pending`, [run.id])).toEqual([]);
    },
    120_000,
  );

  it.each([
    ['a reply', reply, answer, 'answer: done/replied'],
    ['a decision', decision, decide, 'answer: done/yes'],
  ])(
    '%s that came while Temporal was away, around the limit',
    async (_, graph, accept, step) => {
      const { eventId, run } = await waiting(graph);
      temporal.shut();
      await accept(run);
      await until('event_id is not null and until < now()', run, 'The limit is over');
      temporal.reopen();
      await fixture.runWith(eventId, 'completed');
      expect(await fixture.steps(run.id)).toContain(step);
    },
    120_000,
  );
});

it('a run that hears of an answer and of its time limit at once has the time that the answer gives it', async () => {
  const { eventId, run } = await waiting(hurriedTwice);
  temporal.shut();
  await answer(run);
  await until('event_id is not null', run, 'The wait has its event');
  await tellDirectly(run);
  const isOver = `select 1 from runs where id = $1 and started_at < now() - interval '12 seconds'`;
  await waitFor(async () => (await fixture.query(isOver, [run.id])).length === 1, {
    timeout: 30_000,
    what: 'The time limit is over',
  });
  temporal.reopen();
  await fixture.runWith(eventId, 'failed');
  expect(await fixture.steps(run.id)).toEqual(['lead: done/next', 'answer: done/replied', 'again: cancelled']);
  const beforeItsTime = `select 1 from runs where id = $1 and (error->>'at')::timestamptz > ended_at + interval '1 second'`;
  expect(await fixture.query(beforeItsTime, [run.id])).toEqual([]);
}, 120_000);

it('a run whose time is over has failed, and its waits hear nothing more', async () => {
  const { eventId, run } = await waiting(hurried);
  const { error } = await fixture.runWith(eventId, 'failed');
  expect(error).toMatchObject({ code: 'timed-out' });
  await comesTooLate(run);
}, 120_000);

describe('a wait whose time is over', () => {
  it('is closed, so that no later reply can end it', async () => {
    const { eventId, run } = await waiting(reply);
    await fixture.runWith(eventId, 'completed');
    expect(await fixture.steps(run.id)).toContain('answer: done/silent');
    await comesTooLate(run);
  }, 120_000);

  it('ends its question too, so that an answer is told that it comes too late', async () => {
    const { eventId, run } = await waiting(decision);
    await fixture.runWith(eventId, 'completed');
    expect(await fixture.steps(run.id)).toContain('answer: done/expired');
    const [asked] = await fixture.query(`select status from approvals where run_id = $1`, [run.id]);
    expect(asked).toEqual({ status: 'expired' });
  }, 120_000);

  it('waits for the answer that is being accepted at that moment', async () => {
    const { eventId, run } = await waiting(decision);
    const { runner } = fixture.database;
    await runner.inWorkspace(fixture.workspaceId, async (tx) => {
      await tx.query(`select 1 from approvals where run_id = $1 for update`, [run.id]);
      await waitFor(
        async () =>
          (
            await fixture.query(`select 1 from waits where run_id = $1 and until < now() - interval '1 second'`, [
              run.id,
            ])
          ).length === 1,
        { timeout: 30_000, what: 'The limit is over' },
      );
      const event = { kind: 'approval.answered', key: `${run.id}:answer:1`, dedupKey: null, contactId: null } as const;
      await fixture.events.receive(tx, { ...event, payload: { choice: 'no', by: null, note: '' } });
    });
    await fixture.runWith(eventId, 'completed');
    expect(await fixture.steps(run.id)).toContain('answer: done/no');
  }, 120_000);
});
