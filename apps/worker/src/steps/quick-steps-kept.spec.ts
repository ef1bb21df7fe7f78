import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { bookkeepingTimeOf, quickTimeOf } from './quick-steps.ts';

const fixture = new WorkerFixture();
let owner: Client;
let worker: NestFastifyApplication;

/** The database takes longer to keep what a step gave than the step itself may take. */
const slow = (workspaceId: string): string => `
  create function slow_ledger() returns trigger language plpgsql as $$
    begin
      if new.workspace_id = '${workspaceId}' then perform pg_sleep(1.5); end if;
      return new;
    end $$;
  create trigger slow_ledger before insert on step_results for each row execute function slow_ledger()`;
const AS_BEFORE = `drop trigger slow_ledger on step_results; drop function slow_ledger()`;

beforeAll(async () => {
  await fixture.open();
  owner = new Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] });
  await owner.connect();
  await owner.query(slow(fixture.workspaceId));
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await owner.query(AS_BEFORE);
  await owner.end();
  await fixture.close();
});

it('a step that ended in time is not failed by the keeping of what it gave', async () => {
  const handling = { timeoutSeconds: 1, retry: { attempts: 1, firstDelaySeconds: 0 } };
  const graph = aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    node('save', 'contact.upsert', { name: '{{ trigger.name }}', phone: '' }, handling),
    edge('lead', 'save'),
    settings({ everyRunOnTemporal: true }),
  );
  const { lead = '' } = await fixture.publish(graph);
  await fixture.runWith(await fixture.post('webhook.received', lead, { name: 'Leyla' }), 'completed');
  expect(await fixture.query(`select 1 from contacts where name = 'Leyla'`)).toHaveLength(1);
});

it('the longest step and what is written about it fit into the minute that Temporal gives', () => {
  for (const timeoutSeconds of [1, 10, 11, 45, 600])
    expect(quickTimeOf({ timeoutSeconds }) + 2 * bookkeepingTimeOf({ timeoutSeconds })).toBeLessThan(60_000);
});
