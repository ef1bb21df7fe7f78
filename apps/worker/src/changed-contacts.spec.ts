import 'reflect-metadata';
import type { JsonObject } from '@flowkeep/contracts';
import { CrmEvents, DealService } from '@flowkeep/crm';
import { StepRepository, type WorkspaceTransaction } from '@flowkeep/persistence';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { RunHistories } from './spec/run-histories.ts';
import { WorkerFixture } from './spec/worker-fixture.ts';

const fixture = new WorkerFixture();
const histories = new RunHistories(fixture);

beforeAll(async () => {
  await fixture.open();
  await histories.open();
}, 240_000);
afterAll(async () => {
  await histories.close();
  await fixture.close();
});

const lead = node('lead', 'trigger.webhook', { name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' });
const onTemporal = settings({ everyRunOnTemporal: true });
const days = { amount: 5, unit: 'days' };
const note = (id: string, value: string) => node(id, 'data.set', { values: [{ name: 'said', value }] });

const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, work);

/** What the last note of a run says. */
async function saidIn(runId: string): Promise<unknown> {
  const [run] = await fixture.query<{ ref: string }>(`select subject_key_ref as ref from runs where id = $1`, [runId]);
  const steps = await inWorkspace((tx) => new StepRepository(fixture.keys).ofRun(tx, runId, run?.ref ?? ''));
  return steps.findLast(({ output }) => 'said' in output)?.output['said'];
}

async function limitOf(runId: string): Promise<string | undefined> {
  const [row] = await fixture.query<{ until: Date }>(`select max(until) as until from waits where run_id = $1`, [
    runId,
  ]);
  return row?.until.toISOString();
}

/** A member moves the deal of a person. */
async function moveDeal(contactId: string, stageId: string): Promise<void> {
  const deals = new DealService();
  await inWorkspace(async (tx) => {
    const stages = [
      { name: 'New', kind: 'open' as const },
      { name: 'Won', kind: 'won' as const },
      { name: 'Lost', kind: 'lost' as const },
    ];
    const { id: pipelineId } = await deals.createPipeline(tx, 'Sales', stages);
    const move = { contactId, pipelineId, stageId, title: 'Braces', amount: null, currency: 'AZN', stepKey: null };
    const { dealId, previousStage } = await deals.move(tx, move);
    await new CrmEvents(fixture.events).dealMoved(tx, await deals.get(tx, dealId), previousStage, null);
  });
}

/** A run of somebody new that waits; gives the event that began it. */
async function waitingRun(graph: ReturnType<typeof aGraph>, person: JsonObject): Promise<string> {
  const { lead: key = '' } = await fixture.publish(graph);
  const eventId = await fixture.post('webhook.received', key, person);
  await fixture.runWith(eventId, 'waiting');
  return eventId;
}

/** Another run changes them. */
async function save(values: JsonObject): Promise<void> {
  const graph = aGraph(lead, node('save', 'contact.upsert', values), edge('lead', 'save'));
  const { lead: key = '' } = await fixture.publish(graph);
  await fixture.runWith(await fixture.post('webhook.received', key, { phone: '+994501234567' }), 'completed');
}

const heard = async (eventId: string, times: number): Promise<void> => {
  const run = await fixture.runOf(eventId);
  const sql = `select (select count(*) from events where kind in ('contact.changed', 'deal.moved') and contact_id = $2)::int
    as events, (select count(*) from waits where run_id = $1 and signal_pending)::int as pending`;
  await waitFor(async () => {
    const [row] = await fixture.query<{ events: number; pending: number }>(sql, [run?.id, run?.contact_id]);
    return row?.events === times && row.pending === 0 ? true : null;
  });
};

it('a goal about the contact is reached by what they are like now', async () => {
  const condition = { match: 'all', rules: [{ left: '{{ contact.language }}', operator: 'equals', right: 'ru' }] };
  const graph = aGraph(
    lead,
    node('rest', 'wait.time', { mode: 'for', duration: days }),
    node('russian', 'flow.goal', { kind: 'contact.changed', about: 'contact', condition }),
    edge('lead', 'rest'),
    onTemporal,
  );
  const eventId = await waitingRun(graph, { name: 'Leyla', phone: '+994501234567' });
  await save({ name: 'Leyla Əliyeva' });
  await heard(eventId, 1);
  await save({ language: 'ru' });
  const run = await fixture.runWith(eventId, 'completed');
  const [row] = await fixture.query<{ outcome: string }>(`select outcome from runs where id = $1`, [run.id]);
  expect(row).toEqual({ outcome: 'russian' });
  await histories.replays('changed-contact', run);
});

it('a changed contact begins a run that is told what they are like', async () => {
  const graph = aGraph(
    node('changed', 'trigger.event', { kind: 'contact.changed' }),
    note('note', '{{ trigger.name }} {{ trigger.phone }}'),
    edge('changed', 'note'),
  );
  const [trigger] = Object.values(await fixture.publish(graph));
  await fixture.query(`update triggers set event_kind = 'contact.changed' where id = $1`, [trigger]);
  await save({ name: 'Leyla Həsənova' });
  const run = await waitFor(async () => {
    const [row] = await fixture.query<{ id: string }>(
      `select r.id from runs r join events e on e.id = r.event_id where e.kind = 'contact.changed' and r.status = 'completed'`,
    );
    return row ?? null;
  });
  expect(await saidIn(run.id)).toBe('Leyla Həsənova +994501234567');
});

it('Won and Lost are two ways out of one wait, and keep its time limit', async () => {
  const branch = (id: string, stage: string) => {
    return { id, label: id, kind: 'deal.moved', name: '', about: 'contact', pipeline: 'Sales', stage };
  };
  const graph = aGraph(
    lead,
    node('deal', 'wait.event', {
      events: [branch('won', 'Won'), branch('lost', 'Lost')],
      limit: days,
      lookBack: 'now',
    }),
    note('won', 'won'),
    note('lost', '{{ steps.deal.data.stage }} {{ steps.deal.data.stageKind }}'),
    edge('lead', 'deal'),
    edge('deal:won', 'won'),
    edge('deal:lost', 'lost'),
    onTemporal,
  );
  const eventId = await waitingRun(graph, { name: 'Kamran', phone: '+994509998877' });
  const { id, contact_id: contactId } = await fixture.runWith(eventId, 'waiting');
  const until = await limitOf(id);
  await moveDeal(contactId ?? '', 'New');
  await heard(eventId, 1);
  expect([await limitOf(id), (await fixture.runOf(eventId))?.status]).toEqual([until, 'waiting']);
  await moveDeal(contactId ?? '', 'Lost');
  const run = await fixture.runWith(eventId, 'completed');
  expect(await fixture.steps(id)).toContain('deal: done/lost');
  expect(await saidIn(id)).toBe('Lost lost');
  await histories.replays('won-or-lost', run);
});
