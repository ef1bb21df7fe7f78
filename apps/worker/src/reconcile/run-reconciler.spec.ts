import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { type RunRow, WorkerFixture } from '../spec/worker-fixture.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { ReconcileService } from './reconcile.service.ts';
import { RunReconciler } from './run-reconciler.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let trigger = '';

beforeAll(async () => {
  await fixture.open();
  worker = await fixture.startWorker();
  // What is compared, and when, is the test's to say.
  await worker.get(ReconcileService).onModuleDestroy();
  const triggers = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { name: '{{ trigger.name }}', phone: '{{ trigger.phone }}' }),
      node('answer', 'wait.reply', { limit: { amount: 2, unit: 'days' } }),
      edge('lead', 'answer'),
    ),
  );
  trigger = triggers['lead'] ?? '';
}, 240_000);

afterAll(async () => {
  await worker.close();
  await fixture.close();
});

const client = () => worker.get(TemporalLink).requireClient();
const reconcile = async () => (await worker.get(RunReconciler).reconcile(fixture.workspaceId, client())).closed;

/** Ends a run as an operator does in Temporal, and waits until Temporal's count has caught up. */
async function terminate(run: RunRow): Promise<void> {
  const workflowId = run.temporal_workflow_id ?? '';
  await client().terminate(workflowId, 'An operator wanted it.');
  await waitFor(async () => !(await client().areCountedAsOpen([workflowId])));
}

let people = 0;
async function waitingRun(): Promise<RunRow & { readonly eventId: string }> {
  people += 1;
  const payload = { name: 'Aygün', phone: `+9945012300${String(people).padStart(2, '0')}` };
  const eventId = await fixture.post('webhook.received', trigger, payload);
  return { ...(await fixture.runWith(eventId, 'waiting')), eventId };
}

/** Lets everything of a run have happened this many seconds ago. */
async function age(runId: string, seconds: number): Promise<void> {
  await fixture.query(`update runs set started_at = started_at - make_interval(secs => $2) where id = $1`, [
    runId,
    seconds,
  ]);
  await fixture.query(
    `update steps set started_at = started_at - make_interval(secs => $2),
                      ended_at = ended_at - make_interval(secs => $2) where run_id = $1`,
    [runId, seconds],
  );
}

const openWaits = (runId: string) =>
  fixture.query(`select 1 from waits where run_id = $1 and closed_at is null`, [runId]);

it('closes a run that was terminated in Temporal, with its steps and waits, and says so', async () => {
  const run = await waitingRun();
  await terminate(run);
  await age(run.id, 90);
  expect(await reconcile()).toBe(1);
  const closed = await fixture.runOf(run.eventId);
  expect(closed).toMatchObject({ status: 'failed', current_node: null });
  expect(closed?.error).toMatchObject({ message: expect.stringContaining('terminated in Temporal') as string });
  expect(await fixture.steps(run.id)).toEqual(['lead: done/next', 'answer: cancelled']);
  expect(await openWaits(run.id)).toEqual([]);
});

it('closes a run that Temporal has lost', async () => {
  const run = await waitingRun();
  await fixture.query(`update runs set temporal_workflow_id = temporal_workflow_id || 'x' where id = $1`, [run.id]);
  await age(run.id, 90);
  expect(await reconcile()).toBe(1);
  const closed = await fixture.runOf(run.eventId);
  expect(closed?.error).toMatchObject({ message: expect.stringContaining('does not know this run') as string });
});

it('leaves a run alone that waits in line: Temporal hears of it when its turn comes', async () => {
  const run = await waitingRun();
  await fixture.query(
    `update runs set held = true, status = 'queued', temporal_workflow_id = temporal_workflow_id || 'x' where id = $1`,
    [run.id],
  );
  await age(run.id, 90);
  expect(await reconcile()).toBe(0);
  await fixture.query(`update runs set held = false where id = $1`, [run.id]);
  expect(await reconcile()).toBe(1);
});

it('leaves alone what goes on, and what has just changed', async () => {
  const going = await waitingRun();
  await age(going.id, 90);
  const fresh = await waitingRun();
  await terminate(fresh);
  expect(await reconcile()).toBe(0);
  expect(await openWaits(going.id)).toHaveLength(1);
  expect(await fixture.runOf(fresh.eventId)).toMatchObject({ status: 'waiting' });
  await age(fresh.id, 90);
  expect(await reconcile()).toBe(1);
});

it('leaves a run alone that is being tried again: it is open here before Temporal knows of its next attempt', async () => {
  const run = await waitingRun();
  await terminate(run);
  await age(run.id, 90);
  const retry = { kind: 'retry', attempt: 2, fromVersion: 1, version: 1, sealedTrigger: null, skip: null } as const;
  // Far in the future, so that nobody delivers it meanwhile.
  await fixture.query(
    `insert into run_commands (workspace_id, run_id, command, available_at) values ($1, $2, $3, now() + interval '1 day')`,
    [fixture.workspaceId, run.id, JSON.stringify(retry)],
  );
  expect(await reconcile()).toBe(0);
  expect(await fixture.runOf(run.eventId)).toMatchObject({ status: 'waiting' });
  await fixture.query(`update run_commands set done_at = now() where run_id = $1`, [run.id]);
  expect(await reconcile()).toBe(1);
});

it('comes to every run in its turn, however many wait before it, and says whether more follow', async () => {
  const reconciler = new RunReconciler(fixture.database.runner, 2);
  const runs = [];
  for (let count = 0; count < 3; count += 1) runs.push(await waitingRun());
  for (const { id } of runs) await age(id, 90);
  const last = runs.reduce((left, right) => (left.id < right.id ? right : left));
  await terminate(last);
  let closed = 0;
  for (let more = true; more;) {
    const pass = await reconciler.reconcile(fixture.workspaceId, client());
    closed += pass.closed;
    more = pass.more;
  }
  expect(closed).toBe(1);
  expect(await fixture.runOf(last.eventId)).toMatchObject({ status: 'failed' });
});

it('asks about no run that Temporal counts as under way, were it asleep from the beginning', async () => {
  const { lead = '' } = await fixture.publish(
    aGraph(
      node('lead', 'trigger.webhook', { savePerson: false }),
      node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }),
      edge('lead', 'pause'),
    ),
  );
  const asleep = await fixture.runWith(await fixture.post('webhook.received', lead, {}), 'waiting');
  const waiting = await waitingRun();
  const ids = [asleep, waiting].flatMap(({ temporal_workflow_id: id }) => id ?? []);
  expect(ids).toHaveLength(2);
  await waitFor(() => client().areCountedAsOpen(ids));
  await client().terminate(ids[1] ?? '', 'An operator wanted it.');
  await waitFor(async () => !(await client().areCountedAsOpen(ids)));
  expect(await client().areCountedAsOpen(ids.slice(0, 1))).toBe(true);
  expect(await client().areCountedAsOpen([...ids.slice(0, 1), 'nobody~knows~it'])).toBe(false);
});
