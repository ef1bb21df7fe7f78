import 'reflect-metadata';
import { ContactService } from '@flowkeep/crm';
import { EventQueueRepository, SubjectKeys } from '@flowkeep/persistence';
import { aGraph, edge, node } from '@flowkeep/testing';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { EventBatch } from './event-batch.ts';
import { RunBeginner } from './run-beginner.ts';
import { TriggerContacts } from './trigger-contacts.ts';

const PEOPLE = Array.from({ length: 20 }, (_, index) => `+9945011122${String(10 + index)}`);

const fixture = new DispatchFixture();
beforeAll(() => fixture.open(), 60_000);
afterAll(() => fixture.close());

/** Takes as many events as there are people, and handles them once every batch has its own. */
function nextBatch(haveAll: () => Promise<unknown>): Promise<void> {
  const keys = fixture.worker.get(SubjectKeys);
  const contacts = new TriggerContacts(fixture.worker.get(ContactService));
  const batch = new EventBatch(keys, contacts, fixture.worker.get(RunBeginner));
  return fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    const rows = await new EventQueueRepository(keys).claimAll(tx, PEOPLE.length);
    await haveAll();
    await batch.dispatch(tx, rows);
  });
}

/** Whoever comes waits until all are there. */
function meetingOf(count: number): () => Promise<unknown> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      if (waiting.length === count) for (const goOn of waiting) goOn();
    });
}

it('batches that meet the same people in opposite orders come one after the other', async () => {
  const { lead = '' } = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: true, name: '', phone: '{{ trigger.phone }}', email: '' }),
      node('note', 'data.set', { values: [{ name: 'seen', value: 'yes' }] }),
      edge('lead', 'note'),
    ),
  );
  const events: string[] = [];
  for (const phone of [...PEOPLE, ...PEOPLE.toReversed()]) {
    events.push(await fixture.post('webhook.received', lead, { phone }));
  }
  const haveBoth = meetingOf(2);
  await Promise.all([nextBatch(haveBoth), nextBatch(haveBoth)]);
  expect(new Set(await fixture.standings(events))).toEqual(new Set(['completed']));
});
