import 'reflect-metadata';
import type { JsonObject } from '@flowkeep/contracts';
import { ContactService } from '@flowkeep/crm';
import { SubjectKeys } from '@flowkeep/persistence';
import { aGraph, edge, node } from '@flowkeep/testing';
import { createLogger } from '../logger.ts';
import { BreakingRunner } from '../spec/breaking-runner.ts';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { EventBatch } from './event-batch.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { RunBeginner } from './run-beginner.ts';
import { TriggerContacts } from './trigger-contacts.ts';

const fixture = new DispatchFixture();

beforeAll(async () => {
  await fixture.open();
  await fixture.addWorker();
}, 60_000);
afterAll(() => fixture.close());

const SCORED = [
  node('score', 'data.set', { values: [{ name: 'score', value: '{{ trigger.score }}' }] }),
  node('high', 'flow.condition', {
    condition: { match: 'all', rules: [{ left: '{{ vars.score }}', operator: 'greater', right: '10' }] },
  }),
  node('end', 'flow.end', { status: 'completed', message: '' }),
  edge('lead', 'score'),
  edge('score', 'high'),
];

/** A workflow whose runs end at once. */
async function instant(trigger: JsonObject = { savePerson: false }): Promise<string> {
  const triggers = await fixture.publish(
    aGraph(node('lead', 'trigger.webhook', trigger), ...SCORED, edge('high:yes', 'end')),
  );
  return triggers['lead'] ?? '';
}

async function post(trigger: string, count: number, payload: JsonObject = { score: 20 }): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await fixture.post('webhook.received', trigger, payload));
  return ids;
}

async function poison(trigger: string): Promise<string> {
  const [event] = await post(trigger, 1);
  await fixture.query(`update events set payload = 'x' where id = $1`, [event]);
  return event ?? '';
}

const eventsLike = (ids: readonly string[]) =>
  fixture.query<{ status: string; attempts: number }>(
    `select e.status, e.attempts from unnest($1::uuid[]) with ordinality as w(id, place) join events e on e.id = w.id
      order by w.place`,
    [ids],
  );

describe('a batch of events', () => {
  it('ends their runs at once, and they are in the order in which events came', async () => {
    const events = await post(await instant(), 40);
    await fixture.dispatch();
    expect(new Set(await fixture.standings(events))).toEqual(new Set(['completed']));
    const inOrder = await fixture.query<{ id: string }>(
      `select event_id as id from runs where event_id = any($1) order by id`,
      [events],
    );
    expect(inOrder.map(({ id }) => id)).toEqual(events);
    const [first] = await fixture.runs(events);
    expect(await fixture.steps(first?.id ?? '')).toEqual([
      'lead: done/next',
      'score: done/next',
      'high: done/yes',
      'end: done',
    ]);
  });

  it('goes on without the one that cannot be read', async () => {
    const trigger = await instant();
    const events = [...(await post(trigger, 8)), await poison(trigger), ...(await post(trigger, 8))];
    await fixture.dispatch();
    const kept = await eventsLike(events);
    expect(kept.map(({ status }) => status)).toEqual(events.map((_, index) => (index === 8 ? 'pending' : 'done')));
    // Put off, it may have come again meanwhile.
    expect(kept[8]?.attempts).toBeGreaterThanOrEqual(1);
    expect(await fixture.standings(events)).toHaveLength(16);
    await fixture.query(`update events set status = 'failed' where id = $1`, [events[8]]);
  });

  it('finds one person for all who have the same phone', async () => {
    const trigger = await instant({ savePerson: true, name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' });
    const events = await post(trigger, 5, { name: 'Aysel', phone: '+994501234567', score: 1 });
    await fixture.dispatch();
    const people = await fixture.query(`select distinct contact_id from runs where event_id = any($1)`, [events]);
    expect(people).toHaveLength(1);
    const unlinked = await fixture.query(
      `select 1 from events e join subject_keys k on k.ref = e.subject_key_ref
        where e.id = any($1) and (k.contact_id is null or e.contact_id is null)`,
      [events],
    );
    expect(unlinked).toEqual([]);
  });

  it('begins each run once, however many dispatch', async () => {
    const events = await post(await instant(), 120);
    await fixture.dispatch();
    const [row] = await fixture.query<{ runs: number; steps: number }>(
      `select count(distinct r.id)::int as runs, count(s.*)::int as steps
         from runs r join steps s on s.run_id = r.id where r.event_id = any($1)`,
      [events],
    );
    expect(row).toEqual({ runs: 120, steps: 480 });
  });
});

/** A workflow whose runs end at once behind a step that writes. */
async function instantSaving(): Promise<string> {
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      ...SCORED,
      node('save', 'contact.upsert', { name: '{{ trigger.name }}', phone: '', email: '{{ trigger.email }}' }),
      edge('high:yes', 'save'),
      edge('save', 'end'),
    ),
  );
  return triggers['lead'] ?? '';
}

it.each([
  [
    'where their person is saved as they begin',
    () => instant({ savePerson: true, name: '{{ trigger.name }}', email: '{{ trigger.email }}' }),
  ],
  ['where one of their steps saves their person', instantSaving],
])('loses and doubles nothing, wherever the database is lost, %s', async (_, publish) => {
  const runner = new BreakingRunner(fixture.database.runner);
  const keys = fixture.worker.get(SubjectKeys);
  const contacts = new TriggerContacts(fixture.worker.get(ContactService));
  const batch = new EventBatch(keys, contacts, fixture.worker.get(RunBeginner));
  const dispatcher = new EventDispatcher(runner, keys, batch, createLogger('silent'));
  const trigger = await publish();
  for (let statement = 1; ; statement += 1) {
    const name = `Lead ${String(statement)} of ${trigger}`;
    const payload = { name, email: `lead${String(statement)}@${trigger}.example.com`, score: 20 };
    const events = await post(trigger, 2, payload);
    runner.breakAt(statement);
    const lost = await dispatcher.dispatchNext(fixture.workspaceId).then(
      () => false,
      () => true,
    );
    expect(lost).toBe(!runner.isWhole);
    runner.breakAt(Number.POSITIVE_INFINITY);
    await dispatcher.dispatchNext(fixture.workspaceId);
    expect(await fixture.standings(events)).toEqual(['completed', 'completed']);
    expect(await fixture.query(`select 1 from contacts where name = $1`, [name])).toHaveLength(1);
    if (statement > 100) throw new Error('More statements than any batch has.');
    if (!lost) break;
  }
});
