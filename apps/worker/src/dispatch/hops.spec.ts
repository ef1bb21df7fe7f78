import 'reflect-metadata';
import { type EventKind, MOST_HOPS } from '@flowkeep/contracts';
import type { Graph } from '@flowkeep/graph';
import {
  PipelineRepository,
  RunHopsRepository,
  WorkspaceSnapshotRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { aGraph, edge, node, settings, waitFor } from '@flowkeep/testing';
import { DispatchFixture } from '../spec/dispatch-fixture.ts';
import { ChildRuns } from './child-runs.ts';
import { RunFollowUp } from './run-follow-up.ts';

const fixture = new DispatchFixture();

beforeAll(() => fixture.open(), 60_000);
afterAll(() => fixture.close());

const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>): Promise<T> =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, work);

/** Publishes a workflow that this kind of event begins; gives its id. */
async function begunBy(kind: EventKind, graph: Graph): Promise<string> {
  const [trigger] = Object.values(await fixture.publish(graph));
  await fixture.query(`update triggers set event_kind = $2 where id = $1`, [trigger, kind]);
  const [row] = await fixture.query<{ id: string }>(`select workflow_id as id from triggers where id = $1`, [trigger]);
  return row?.id ?? '';
}

const contactChanges = (...more: readonly ReturnType<typeof settings>[]) =>
  aGraph(
    node('changed', 'trigger.event', { kind: 'contact.changed' }),
    node('rename', 'contact.upsert', { name: '{{ contact.name }}+' }),
    edge('changed', 'rename'),
    ...more,
  );

const standings = (...workflowIds: readonly string[]) =>
  fixture.query<{ standing: string; hops: number }>(
    `select coalesce(outcome, status) as standing, hops from runs where workflow_id = any($1) order by hops`,
    [workflowIds],
  );

const wholeChain = [
  ...Array.from({ length: MOST_HOPS + 1 }, (_, hops) => ({ standing: 'completed', hops })),
  { standing: 'too-many-hops', hops: MOST_HOPS + 1 },
];

describe('workflows that begin themselves', () => {
  afterEach(() => fixture.query(`update triggers set active = false`));

  it('by the contact that they change end after so many runs, and another person’s event begins anew', async () => {
    const workflowId = await begunBy('contact.changed', contactChanges());
    await fixture.post('contact.changed', '', {}, await fixture.contact());
    await fixture.dispatch();
    expect(await standings(workflowId)).toEqual(wholeChain);
    const other = await fixture.post('contact.changed', '', {}, await fixture.contact());
    await fixture.dispatch();
    expect(await fixture.standings([other])).toEqual(['completed']);
  });

  it('through one another, by a deal that goes to and fro, end too', async () => {
    const pipeline = await inWorkspace((tx) =>
      new PipelineRepository().insert(tx, 'Sales', [
        { name: 'New', kind: 'open' },
        { name: 'Contacted', kind: 'open' },
      ]),
    );
    const whenAt = (from: string, to: string) =>
      begunBy(
        'deal.moved',
        aGraph(
          node('moved', 'trigger.event', { kind: 'deal.moved', stage: from }),
          node('move', 'deal.move', { pipeline, stage: to, title: 'Implant' }),
          edge('moved', 'move'),
        ),
      );
    const workflowIds = [await whenAt('New', 'Contacted'), await whenAt('Contacted', 'New')];
    const payload = { stage: 'New', pipeline: 'Sales', pipelineId: pipeline };
    await fixture.post('deal.moved', '', payload, await fixture.contact());
    await fixture.dispatch();
    expect(await standings(...workflowIds)).toEqual(wholeChain);
  });

  it('on Temporal end too', async () => {
    const workflowId = await begunBy('contact.changed', contactChanges(settings({ everyRunOnTemporal: true })));
    const worker = await fixture.startWorker();
    try {
      await fixture.post('contact.changed', '', {}, await fixture.contact());
      await waitFor(async () => (await standings(workflowId)).at(-1)?.standing === 'too-many-hops' || null, {
        timeout: 60_000,
        what: 'The chain ends',
      });
      await waitFor(async () => (await standings(workflowId)).every(({ standing }) => standing !== 'running') || null, {
        timeout: 30_000,
        what: 'Every run ends',
      });
    } finally {
      await worker.close();
    }
    expect((await standings(workflowId)).map(({ hops }) => hops)).toEqual(wholeChain.map(({ hops }) => hops));
  }, 240_000);
});

describe('runs that others lead to', () => {
  const sleeping = (errorWorkflowId?: string) =>
    fixture.publish(
      aGraph(
        node('lead', 'trigger.webhook', { savePerson: false }),
        node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'days' } }),
        edge('lead', 'pause'),
        settings(errorWorkflowId === undefined ? {} : { errorWorkflowId }),
      ),
    );
  const runWith = async (hops: number, errorWorkflowId?: string): Promise<{ id: string; ref: string }> => {
    const event = await fixture.post('webhook.received', (await sleeping(errorWorkflowId))['lead'] ?? '', {});
    await fixture.dispatch();
    const [run] = await fixture.query<{ id: string; ref: string }>(
      `update runs set hops = $2 where event_id = $1 returning id, subject_key_ref as ref`,
      [event, hops],
    );
    return run ?? { id: '', ref: '' };
  };
  const after = (id: string) => inWorkspace((tx) => new RunHopsRepository().after(tx, id));

  it('begin anew day by day, for years', async () => {
    const { id } = await runWith(MOST_HOPS);
    expect(await after(id)).toBe(MOST_HOPS + 1);
    await fixture.query(`update runs set started_at = now() - interval '61 minutes' where id = $1`, [id]);
    expect(await after(id)).toBe(0);
  });

  it('hear of failures, one workflow’s of another’s, until it is enough', async () => {
    const hearing = await begunBy(
      'run.failed',
      aGraph(
        node('failure', 'trigger.error'),
        node('note', 'data.set', { values: [{ name: 'why', value: '{{ trigger.message }}' }] }),
        edge('failure', 'note'),
      ),
    );
    for (const hops of [5, MOST_HOPS]) {
      const { id } = await runWith(hops, hearing);
      await fixture.end(id, 'failed');
    }
    await fixture.worker.get(RunFollowUp).tellOfEnds(fixture.workspaceId);
    await fixture.dispatch();
    expect(await standings(hearing)).toEqual([
      { standing: 'completed', hops: 6 },
      { standing: 'too-many-hops', hops: MOST_HOPS + 1 },
    ]);
  });

  it('call one another until it is enough, and the caller hears of it', async () => {
    const called = await begunBy(
      'run.requested',
      aGraph(
        node('called', 'trigger.call'),
        node('end', 'flow.end', { status: 'completed', message: '' }),
        edge('called', 'end'),
      ),
    );
    for (const hops of [0, MOST_HOPS]) {
      const { id: runId, ref: subjectKeyRef } = await runWith(hops);
      await inWorkspace(async (tx) => {
        const workspace = await new WorkspaceSnapshotRepository().get(tx);
        const step = { runId, stepKey: `${runId}:call:1`, subjectKeyRef, workspace };
        return fixture.worker.get(ChildRuns).begin(tx, step, { workflowId: called, inputs: {} });
      });
    }
    expect((await standings(called)).map(({ hops, standing }) => [hops, standing === 'too-many-hops'])).toEqual([
      [1, false],
      [MOST_HOPS + 1, true],
    ]);
    expect(await fixture.worker.get(RunFollowUp).tellOfEnds(fixture.workspaceId)).toBe(true);
  });
});
