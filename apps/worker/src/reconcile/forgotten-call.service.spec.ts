import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { waitFor } from '@flowkeep/testing';
import { createWorker } from '../create-worker.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication | undefined;

beforeAll(() => fixture.open());
afterAll(async () => {
  await worker?.close();
  await fixture.close();
});

/** A message whose caller died so many seconds ago, and whose run goes on no more. */
async function called(seconds: number): Promise<string> {
  const id = randomUUID();
  await fixture.query(`insert into contacts (id, workspace_id, name) values ($1, $2, 'Aysel')`, [
    id,
    fixture.workspaceId,
  ]);
  await fixture.query(
    `insert into conversations (id, workspace_id, contact_id, channel) values ($1, $2, $1, 'whatsapp')`,
    [id, fixture.workspaceId],
  );
  await fixture.query(
    `insert into messages (id, workspace_id, conversation_id, contact_id, direction, channel, kind, subject_key_ref,
                           status, step_key, run_id, call_started_at)
     values ($1, $2, $1, $1, 'out', 'whatsapp', 'text', 'k', 'queued', gen_random_uuid()::text, gen_random_uuid(),
             now() - make_interval(secs => $3))`,
    [id, fixture.workspaceId, seconds],
  );
  return id;
}

async function statusOf(id: string): Promise<string | undefined> {
  const [row] = await fixture.query<{ status: string }>(`select status from messages where id = $1`, [id]);
  return row?.status;
}

it('says of a message that its caller has left behind that nobody knows, without a try of its step', async () => {
  const [forgotten, fresh] = [await called(90), await called(10)];
  worker = await createWorker(fixture.config({ logLevel: 'silent' }));
  await worker.listen(0);
  await waitFor(async () => (await statusOf(forgotten)) === 'unknown');
  expect(await statusOf(fresh)).toBe('queued');
});
