import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createEngine, DEADLINE_KEY, type RunState } from '@flowkeep/engine';
import { compileGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { controls } from '@flowkeep/nodes/controls';
import { Database, WorkspaceSnapshotRepository, type WorkspaceTransaction } from '@flowkeep/persistence';
import { aGraph, edge, node } from '@flowkeep/testing';
import { createWorker } from '../create-worker.ts';
import { EventDispatcher } from '../dispatch/event-dispatcher.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { OverdueWaits } from './overdue-waits.ts';

const fixture = new WorkerFixture();
const waits = new OverdueWaits(fixture.keys);
let worker: NestFastifyApplication;

// The worker's parts without its loops: nobody else touches the run.
beforeAll(async () => {
  await fixture.open();
  worker = await createWorker(fixture.config());
  await worker.get(Database).start();
});

afterAll(async () => {
  await worker.get(Database).stop();
  await fixture.close();
});

const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, work);

/** A run that waits for two events, and since when. */
async function waiting(paid: string, left: string): Promise<RunState> {
  const eventOf = (name: string) => [{ id: 'came', label: 'Came', kind: 'event.custom', name, about: 'anybody' }];
  const graph = aGraph(
    node('lead', 'trigger.webhook', { savePerson: false }),
    node('one', 'wait.event', { events: eventOf(paid) }),
    node('two', 'wait.event', { events: eventOf(left) }),
    edge('lead', 'one'),
    edge('lead', 'two'),
  );
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const { lead = '' } = await fixture.publish(graph);
  const eventId = await fixture.post('webhook.received', lead, {});
  await worker.get(EventDispatcher).dispatchNext(fixture.workspaceId);
  const runId = (await fixture.runOf(eventId))?.id ?? '';
  const workspace = await inWorkspace((tx) => new WorkspaceSnapshotRepository().get(tx));
  const input = { runId, triggerNode: 'lead', trigger: {}, contact: null, workspace };
  return createEngine(compiled.plan, controls).start(input, Date.now() - 1_000).state;
}

const timeOut = (state: RunState, deadline: number) =>
  inWorkspace((tx) => waits.end(tx, state.runId, DEADLINE_KEY, { ...state, deadline }));

describe('the time limit of a run', () => {
  it('gives what ended one of its waits before that, however often it is asked', async () => {
    const state = await waiting('paid', 'left');
    const id = await fixture.post('event.custom', 'left', {});
    const told = { kind: 'received', stepKey: `${state.runId}:two:1`, branch: 'came', event: { id } };
    const deadline = Date.now() + 60_000;
    expect(await timeOut(state, deadline)).toMatchObject(told);
    expect(await timeOut(state, deadline)).toMatchObject(told);
  });

  it('is over where nothing came, or only after it', async () => {
    const state = await waiting('paid.later', 'left.later');
    expect(await timeOut(state, Date.now() + 60_000)).toEqual({ kind: 'deadline' });
    await fixture.post('event.custom', 'paid.later', {});
    expect(await timeOut(state, Date.now() - 60_000)).toEqual({ kind: 'deadline' });
  });

  it('means nothing to a run that is paused or has none any more', async () => {
    const state = await waiting('paid.never', 'left.never');
    expect(await timeOut({ ...state, pausedAt: Date.now() }, Date.now())).toBeNull();
    expect(await inWorkspace((tx) => waits.end(tx, state.runId, DEADLINE_KEY, state))).toBeNull();
  });
});
