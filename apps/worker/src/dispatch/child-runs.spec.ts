import 'reflect-metadata';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { WorkspaceSnapshotRepository } from '@flowkeep/persistence';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { ChildRuns } from './child-runs.ts';
import { RunFollowUp } from './run-follow-up.ts';

const fixture = new DispatchFixture();
let parent: { readonly id: string; readonly ref: string; readonly contactId: string };

beforeAll(async () => {
  await fixture.open();
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }),
      edge('lead', 'pause'),
    ),
  );
  const contactId = await fixture.contact();
  const event = await fixture.post('webhook.received', triggers['lead'] ?? '', {}, contactId);
  await fixture.dispatch();
  const [row] = await fixture.query<{ id: string; ref: string }>(
    `select id, subject_key_ref as ref from runs where event_id = $1`,
    [event],
  );
  parent = { id: row?.id ?? '', ref: row?.ref ?? '', contactId };
}, 60_000);
afterAll(() => fixture.close());

async function callee(rules: Parameters<typeof settings>[0] = {}): Promise<string> {
  const triggers = await fixture.publish(
    aGraph(
      node('called', 'trigger.call'),
      node('end', 'flow.end', { status: 'completed', message: '' }),
      edge('called', 'end'),
      settings(rules),
    ),
  );
  const trigger = triggers['called'] ?? '';
  await fixture.query(`update triggers set event_kind = 'run.requested' where id = $1`, [trigger]);
  const [row] = await fixture.query<{ id: string }>(`select workflow_id as id from triggers where id = $1`, [trigger]);
  return row?.id ?? '';
}

const begin = (workflowId: string, stepKey: string) =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    const workspace = await new WorkspaceSnapshotRepository().get(tx);
    const step = { runId: parent.id, stepKey, subjectKeyRef: parent.ref, workspace };
    return fixture.worker.get(ChildRuns).begin(tx, step, { workflowId, inputs: { price: 7 } });
  });

it('begins a run of the other workflow, once for a step, about the same person', async () => {
  const workflowId = await callee();
  const first = await begin(workflowId, `${parent.id}:call:1`);
  expect(await begin(workflowId, `${parent.id}:call:1`)).toEqual(first);
  const rows = await fixture.query(
    `select id, contact_id, subject_key_ref, parent_run_id, parent_step_key, start_pending
       from runs where workflow_id = $1`,
    [workflowId],
  );
  expect(rows).toEqual([
    {
      id: first.runId,
      contact_id: parent.contactId,
      subject_key_ref: parent.ref,
      parent_run_id: parent.id,
      parent_step_key: `${parent.id}:call:1`,
      start_pending: true,
    },
  ]);
});

it('tells the caller when a rule keeps the run from beginning', async () => {
  const workflowId = await callee({ oneAtATime: { key: '{{ trigger.price }}', then: 'skip' } });
  await begin(workflowId, `${parent.id}:call:2`);
  const second = await begin(workflowId, `${parent.id}:call:3`);
  await fixture.worker.get(RunFollowUp).tellOfEnds(fixture.workspaceId);
  const [ended] = await fixture.query(`select 1 from events where kind = 'run.ended' and key = $1`, [second.runId]);
  expect(ended).toBeDefined();
});

it('refuses a workflow that cannot be called', async () => {
  await expect(begin(parent.id, `${parent.id}:call:4`)).rejects.toMatchObject({ code: 'configuration-missing' });
});
