import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type InboxEvent, skippedCallError } from '@flowkeep/contracts';
import { EventQueueRepository, OpenRunRepository, RunProjectionRepository } from '@flowkeep/persistence';
import { aGraph, edge, node, settings } from '@flowkeep/testing';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { RunFollowUp } from './run-follow-up.ts';

const fixture = new DispatchFixture();

beforeAll(() => fixture.open(), 60_000);
afterAll(() => fixture.close());

const error = {
  code: 'invalid-input',
  message: 'The phone cannot be read.',
  attempt: 3,
  at: '2026-11-22T10:00:00.000Z',
};

async function workflowOf(trigger: string): Promise<string> {
  const [row] = await fixture.query<{ id: string }>(`select workflow_id as id from triggers where id = $1`, [trigger]);
  return row?.id ?? '';
}

async function errorWorkflow(): Promise<string> {
  const triggers = await fixture.publish(
    aGraph(
      node('failure', 'trigger.error'),
      node('note', 'data.set', { values: [{ name: 'why', value: '{{ trigger.message }}' }] }),
      edge('failure', 'note'),
    ),
  );
  const trigger = triggers['failure'] ?? '';
  await fixture.query(`update triggers set event_kind = 'run.failed' where id = $1`, [trigger]);
  return workflowOf(trigger);
}

async function sleeping(errorWorkflowId: string): Promise<string> {
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }),
      edge('lead', 'pause'),
      settings({ errorWorkflowId }),
    ),
  );
  return triggers['lead'] ?? '';
}

const tell = (): Promise<boolean> => fixture.worker.get(RunFollowUp).tellOfEnds(fixture.workspaceId);

async function eventsOf(kind: string, key: string): Promise<readonly InboxEvent[]> {
  return fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    const queue = new EventQueueRepository(fixture.keys);
    const rows = await queue.claimAll(tx, 100);
    const events = await queue.openAll(tx, rows);
    return events.filter((event) => event.kind === kind && event.key === key);
  });
}

it('a failed run begins the workflow that hears of failures, once', async () => {
  const hearing = await errorWorkflow();
  const event = await fixture.post('webhook.received', await sleeping(hearing), {});
  await fixture.dispatch();
  const [run] = await fixture.runs([event]);
  const progress = { runId: run?.id ?? '', subjectKeyRef: '', currentNode: null, contactId: null };
  await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    new RunProjectionRepository(fixture.keys).project(tx, { ...progress, status: 'failed', error }, []),
  );
  expect([await tell(), await tell()]).toEqual([true, false]);
  const [failure] = await eventsOf('run.failed', hearing);
  const { code, message } = error;
  expect(failure?.payload).toMatchObject({ runId: run?.id, code, message, attempt: 3, runAttempt: 1 });
  await fixture.dispatch();
  const rows = await fixture.query<{ status: string }>(`select status from runs where workflow_id = $1`, [hearing]);
  expect(rows).toEqual([{ status: 'completed' }]);
});

it('a failure is heard of whoever ended the run, and one of an error workflow is not', async () => {
  const hearing = await errorWorkflow();
  const events = [await fixture.post('webhook.received', await sleeping(hearing), {})];
  await fixture.dispatch();
  const [run] = await fixture.runs(events);
  await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    new OpenRunRepository().close(
      tx,
      { id: run?.id ?? '', temporalWorkflowId: '', attempt: 1 },
      { status: 'failed', error },
    ),
  );
  await tell();
  const [failure] = await eventsOf('run.failed', hearing);
  await fixture.query(`update runs set event_id = $2, ended_at = null, status = 'running' where id = $1`, [
    run?.id,
    failure?.id,
  ]);
  await fixture.dispatch();
  await fixture.end(run?.id ?? '', 'failed');
  await fixture.query(`update runs set attempt = 2 where id = $1`, [run?.id]);
  expect(await tell()).toBe(true);
  expect(await eventsOf('run.failed', hearing)).toEqual([]);
});

it('a parent hears of the end with the values that it gave, and once', async () => {
  const trigger = await sleeping(randomUUID());
  const events = [
    await fixture.post('webhook.received', trigger, {}),
    await fixture.post('webhook.received', trigger, {}),
  ];
  await fixture.dispatch();
  const [child, cancelled] = await fixture.runs(events);
  await fixture.query(`update runs set parent_run_id = $2, parent_step_key = 'x:call:1' where id = any($1)`, [
    [child?.id, cancelled?.id],
    randomUUID(),
  ]);
  const [{ ref } = { ref: '' }] = await fixture.query<{ ref: string }>(
    `select subject_key_ref as ref from runs where id = $1`,
    [child?.id],
  );
  const progress = { runId: child?.id ?? '', subjectKeyRef: ref, currentNode: null, contactId: null, error: null };
  await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    new RunProjectionRepository(fixture.keys).project(
      tx,
      { ...progress, status: 'completed', result: { price: 7 } },
      [],
    ),
  );
  await fixture.end(cancelled?.id ?? '', 'cancelled');
  await tell();
  expect((await eventsOf('run.ended', child?.id ?? '')).map(({ payload }) => payload)).toEqual([
    { runId: child?.id, status: 'completed', outcome: null, error: null, output: { price: 7 } },
  ]);
  expect((await eventsOf('run.ended', cancelled?.id ?? '')).map(({ payload }) => payload)).toMatchObject([
    { status: 'cancelled', output: {} },
  ]);
});

it('a parent hears which rule kept a run from beginning', async () => {
  const event = await fixture.post('webhook.received', await sleeping(randomUUID()), {});
  await fixture.dispatch();
  const [child] = await fixture.runs([event]);
  await fixture.query(
    `update runs set parent_run_id = $2, parent_step_key = 'x:call:1', status = 'skipped', outcome = 'still-running',
                     ended_at = now(), start_pending = false, end_pending = true
      where id = $1`,
    [child?.id, randomUUID()],
  );
  await tell();
  const [ended] = await eventsOf('run.ended', child?.id ?? '');
  const error = skippedCallError('still-running');
  expect(ended?.payload).toMatchObject({ status: 'skipped', outcome: 'still-running', error });
});
