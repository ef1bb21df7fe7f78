import 'reflect-metadata';
import { createEngine } from '@flowkeep/engine';
import { compileGraph, type Graph, type Plan } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { controls } from '@flowkeep/nodes/controls';
import {
  PlanRepository,
  RunOrders,
  WorkflowVersionRepository,
  WorkspaceSnapshotRepository,
} from '@flowkeep/persistence';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WorkerFixture } from '../spec/worker-fixture.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;

beforeAll(async () => {
  await fixture.open();
  worker = await fixture.startWorker();
}, 240_000);

afterAll(async () => {
  await worker.close();
  await fixture.close();
});

/** More than one settling of a run does at once. */
const ROUNDS = 130;
const TRIGGER = { items: Array.from({ length: ROUNDS }, (_, index) => index) };

const start = node('start', 'trigger.manual');
const pause = node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'days' } });
const OLD = aGraph(start, pause, edge('start', 'pause'));
const NEW = aGraph(
  start,
  pause,
  node('all', 'flow.each', { items: '{{ trigger.items }}' }),
  node('save', 'contact.upsert', { name: 'Leyla', phone: '+994501234567' }),
  edge('start', 'pause'),
  edge('pause', 'all'),
  edge('all:each', 'save'),
);

function planOf(graph: Graph): Plan {
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, null, 2));
  return compiled.plan;
}

/** Begins a run once more, as the first version of the engine would have left it. */
async function beginByFirstEngine(runId: string, temporalWorkflowId: string): Promise<string> {
  const client = worker.get(TemporalLink).requireClient();
  await client.terminate(temporalWorkflowId, 'It is begun by an older engine.');
  const plan = planOf(OLD);
  const [slug = '', subjectKeyRef = ''] = temporalWorkflowId.split('~');
  const workspaces = new WorkspaceSnapshotRepository();
  const workspace = await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => workspaces.get(tx));
  const [row] = await fixture.query<{ id: string }>(`select workflow_id as id from runs where id = $1`, [runId]);
  const input = { runId, triggerNode: 'start', trigger: TRIGGER, contact: null, workspace, engineVersion: 1 };
  const carry = createEngine(plan, controls).start(input, Date.now());
  const ids = { workspaceId: fixture.workspaceId, workflowId: row?.id ?? '', version: 1, planHash: plan.hash };
  const url = { runUrl: 'http://localhost/run' };
  await client.restart({ v: 1, ...input, ...ids, ...url, subjectKeyRef, carry }, { slug, workflowName: 'Old' });
  return ids.workflowId;
}

it('a run that an older engine began goes on by the present one once it has moved', async () => {
  const { start: trigger = '' } = await fixture.publish(OLD);
  const eventId = await fixture.post('run.requested', trigger, TRIGGER);
  const run = await fixture.runWith(eventId, 'waiting');
  const workflowId = await beginByFirstEngine(run.id, run.temporal_workflow_id ?? '');
  const plan = planOf(NEW);
  await fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    await new PlanRepository().put(tx, plan);
    const version = { workflowId, graph: NEW, planHash: plan.hash, note: '', publishedBy: null };
    const number = await new WorkflowVersionRepository().insert(tx, version);
    await new RunOrders().give(tx, run.id, { action: 'move', version: number, mapping: {} });
    await new RunOrders().give(tx, run.id, { action: 'skip', stepKey: `${run.id}:pause:1`, port: null });
  });
  await fixture.runWith(eventId, 'completed');
  await waitFor(async () => {
    const [row] = await fixture.query<{ count: number }>(
      `select count(*)::int as count from steps where run_id = $1 and node_id = 'save' and status = 'done'`,
      [run.id],
    );
    return row?.count === ROUNDS;
  });
}, 90_000);
