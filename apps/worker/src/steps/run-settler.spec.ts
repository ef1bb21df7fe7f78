import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createEngine } from '@flowkeep/engine';
import { compileGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { controls } from '@flowkeep/nodes/controls';
import {
  Database,
  WaitRepository,
  WorkspaceSnapshotRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { createWorker } from '../create-worker.ts';
import { EventDispatcher } from '../dispatch/event-dispatcher.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { RunSettler } from './run-settler.ts';

const fixture = new WorkerFixture();
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

const graph = aGraph(
  node('lead', 'trigger.webhook', { savePerson: false }),
  node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'hours' } }),
  edge('lead', 'pause'),
);

it('ends one wait and begins the next while an answer is dispatched, without either holding up the other', async () => {
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error('The graph has problems.');
  const { plan } = compiled;
  const { lead = '' } = await fixture.publish(graph);
  const eventId = await fixture.post('webhook.received', lead, {});
  await worker.get(EventDispatcher).dispatchNext(fixture.workspaceId);
  const runId = (await fixture.runOf(eventId))?.id ?? '';
  const contactId = randomUUID();
  const inWorkspace = <T>(work: (tx: WorkspaceTransaction) => Promise<T>) =>
    fixture.database.runner.inWorkspace(fixture.workspaceId, work);
  const workspace = await inWorkspace((tx) => new WorkspaceSnapshotRepository().get(tx));
  const input = { runId, triggerNode: 'lead', trigger: {}, contact: null, workspace };
  const { state } = createEngine(plan, controls).start(input, Date.now());
  const answer = { branch: '', kind: 'message.received', key: '', match: null, contactId, anybody: false } as const;
  const wait = { runId, stepKey: 'first', events: [answer], since: new Date(), until: null, heard: [] };
  await inWorkspace((tx) => new WaitRepository(fixture.keys).register(tx, wait));

  const reference = { workspaceId: fixture.workspaceId, runId, planHash: plan.hash, subjectKeyRef: 'k' };
  const event = { kind: 'message.received', contactId, key: '' } as const;
  const next = {
    kind: 'wait',
    stepKey: 'second',
    node: 0,
    request: { until: null, event, since: Date.now() },
  } as const;
  const unsettled = { state: { ...state, status: 'running' as const }, waits: [next], reports: [] };
  const blocked = () =>
    fixture.query(`select 1 from pg_locks where locktype = 'advisory' and not granted`).then((rows) => rows.length > 0);

  let settling: Promise<unknown> = Promise.resolve();
  await inWorkspace(async (tx) => {
    // As a dispatcher does: first the person, then the waits.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${fixture.workspaceId}${contactId}`]);
    settling = inWorkspace((own) => worker.get(RunSettler).keep(own, reference, plan, unsettled, ['first']));
    await waitFor(blocked);
    await tx.query(`update waits set closed_at = now() where run_id = $1 and closed_at is null`, [runId]);
  });
  await settling;
  const open = await fixture.query(`select step_key from waits where run_id = $1 and closed_at is null`, [runId]);
  expect(open).toEqual([{ step_key: 'second' }]);
});
