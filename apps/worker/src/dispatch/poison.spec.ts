import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let trigger = '';

beforeAll(async () => {
  await fixture.open();
  worker = await fixture.startWorker();
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      node('note', 'data.set', { values: [{ name: 'seen', value: 'yes' }] }),
      edge('lead', 'note'),
    ),
  );
  trigger = triggers['lead'] ?? '';
}, 240_000);

afterAll(async () => {
  await worker.close();
  await fixture.close();
});

it('an event that cannot be decrypted is put off, and those behind it go on', async () => {
  const broken = await fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    const ref = await fixture.keys.create(tx, null);
    const sealed = await fixture.keys.seal(tx, ref, 'something else', { a: 1 });
    const [row] = await tx.query<{ id: string }>(
      `insert into events (id, workspace_id, kind, key, payload, subject_key_ref)
       values (gen_random_uuid(), $1, 'webhook.received', $2, $3, $4) returning id`,
      [tx.workspaceId, trigger, sealed, ref],
    );
    return row?.id ?? '';
  });
  await fixture.runWith(await fixture.post('webhook.received', trigger, {}), 'completed');
  await waitFor(async () => {
    const [event] = await fixture.query<{ attempts: number }>(`select attempts from events where id = $1`, [broken]);
    return (event?.attempts ?? 0) > 0;
  });
});

it('a schedule that nobody can read stops, and events go on', async () => {
  await fixture.query(
    `update triggers set type = 'trigger.schedule', config = '{"cron": "every day"}', next_due_at = now() where id = $1`,
    [trigger],
  );
  await waitFor(async () => {
    const [row] = await fixture.query<{ next_due_at: Date | null }>(`select next_due_at from triggers where id = $1`, [
      trigger,
    ]);
    return row?.next_due_at === null;
  });
  await fixture.runWith(await fixture.post('webhook.received', trigger, {}), 'completed');
});
