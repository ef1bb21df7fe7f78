import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { compileGraph, type Graph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import {
  BulkOperationRepository,
  EVERY_RUN,
  PlanRepository,
  type RunOrderRequest,
  RunOrders,
  WorkflowVersionRepository,
} from '@flowkeep/persistence';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { createWorker } from '../create-worker.ts';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { WorkerFixture } from '../spec/worker-fixture.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let other: EchoServer;

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  worker = await createWorker(fixture.config({ logLevel: 'silent' }));
  await worker.listen(0);
}, 120_000);

afterAll(async () => {
  await worker.close();
  await Promise.all([other.close(), fixture.close()]);
}, 60_000);

const start = node('start', 'trigger.manual');
const call = (id: string, body: string) =>
  node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body });
const times = (text: string): number => other.bodies.filter((body) => body === text).length;

async function begin(graph: Graph): Promise<{ readonly eventId: string; readonly workflowId: string }> {
  const { start: trigger = '' } = await fixture.publish(graph);
  const [row] = await fixture.query<{ id: string }>(`select workflow_id as id from triggers where id = $1`, [trigger]);
  return { eventId: await fixture.post('run.requested', trigger, {}), workflowId: row?.id ?? '' };
}

const order = (runId: string, request: RunOrderRequest) =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => new RunOrders().give(tx, runId, request));

async function publishAgain(workflowId: string, graph: Graph): Promise<void> {
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, null, 2));
  await fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    await new PlanRepository().put(tx, compiled.plan);
    const version = { workflowId, graph, planHash: compiled.plan.hash, note: '', publishedBy: null };
    const number = await new WorkflowVersionRepository().insert(tx, version);
    await tx.query(`update workflows set live_version = $2 where id = $1`, [workflowId, number]);
  });
}

const RETRY = { action: 'retry', version: 'same', sealedTrigger: null, evenIfUnknown: false } as const;

const event = (id: string, about: 'contact' | 'anybody') => ({ id, label: id, kind: 'event.custom', name: id, about });

/** It fails: nobody is there who could do one of the two things, and each of them would lead to another call. */
const choosing = (...ways: readonly [string, string]) =>
  aGraph(
    start,
    node('hear', 'wait.event', { events: ways.map((way) => event(way, 'contact')) }),
    ...ways.flatMap((way) => [call(`on_${way}`, `they ${way}`), edge(`hear:${way}`, `on_${way}`)]),
    edge('start', 'hear'),
  );

describe('a failed step', () => {
  it('is left by the way out that is asked for', async () => {
    const { eventId } = await begin(choosing('paid', 'left'));
    const { id } = await fixture.runWith(eventId, 'failed');
    await order(id, { action: 'skip', stepKey: `${id}:hear:1`, port: 'left' });
    await fixture.runWith(eventId, 'completed');
    expect([times('they paid'), times('they left')]).toEqual([0, 1]);
    expect(await fixture.steps(id)).toContain('hear: skipped/left');
  }, 90_000);

  it('is left by it in each of many runs that have it, and the others stay', async () => {
    const { eventId, workflowId } = await begin(choosing('came', 'went'));
    const old = await fixture.runWith(eventId, 'failed');
    await publishAgain(workflowId, choosing('came', 'stayed'));
    const [trigger] = await fixture.query<{ id: string }>(`select id from triggers where workflow_id = $1`, [
      workflowId,
    ]);
    const second = await fixture.post('run.requested', trigger?.id ?? '', {});
    await fixture.runWith(second, 'failed');
    const asked = {
      action: 'skip',
      filter: { ...EVERY_RUN, workflowId, node: 'hear' },
      options: { port: 'went' },
      requestedBy: null,
      total: 2,
    } as const;
    const id = await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
      new BulkOperationRepository().insert(tx, asked),
    );
    await fixture.runWith(eventId, 'completed');
    const sql = `select status, done, refused from bulk_operations where id = $1 and status <> 'running'`;
    const [row] = await waitFor(
      async () => {
        const rows = await fixture.query(sql, [id]);
        return rows.length > 0 ? rows : null;
      },
      { timeout: 20_000, what: 'Bulk operation done' },
    );
    expect(row).toEqual({ status: 'done', done: 1, refused: 1 });
    expect(await fixture.steps(old.id)).toContain('hear: skipped/went');
    expect(await fixture.runOf(second)).toMatchObject({ status: 'failed' });
  }, 90_000);

  it('is tried again under another name in the newest version, where that is said', async () => {
    other.failNext(400);
    const { eventId, workflowId } = await begin(aGraph(start, call('wrong', 'wrong'), edge('start', 'wrong')));
    const { id } = await fixture.runWith(eventId, 'failed');
    await publishAgain(workflowId, aGraph(start, call('mended', 'mended'), edge('start', 'mended')));
    await order(id, { ...RETRY, version: 'newest', mapping: { wrong: 'mended' } });
    await fixture.runWith(eventId, 'completed');
    expect(times('mended')).toBe(1);
  }, 90_000);
});

describe('waits beside a step that failed', () => {
  const waiting = () =>
    aGraph(
      start,
      node('pause', 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'seconds' } }),
      call('wrong', 'beside a wait'),
      node('hear', 'wait.event', { events: [event('paid', 'anybody')], limit: { amount: 30, unit: 'days' } }),
      node('ask', 'wait.approval', {
        question: 'May they?',
        choices: ['yes', 'no'].map((id) => ({ id, label: id })),
        expires: { amount: 20, unit: 'days' },
      }),
      edge('start', 'pause'),
      edge('start', 'hear'),
      edge('start', 'ask'),
      edge('pause', 'wrong'),
    );
  const question = async (runId: string) => {
    const [row] = await fixture.query<{ status: string }>(`select status from approvals where run_id = $1`, [runId]);
    return row?.status;
  };
  const limitOf = async (runId: string, node: string) => {
    const sql = `select until from waits where run_id = $1 and step_key = $2`;
    const [row] = await fixture.query<{ until: Date }>(sql, [runId, `${runId}:${node}:1`]);
    return row?.until.toISOString();
  };

  it('go on till the same moment, hear what came meanwhile, and ask what they asked', async () => {
    other.failNext(400);
    const { eventId } = await begin(waiting());
    const { id } = await fixture.runWith(eventId, 'failed');
    const limits = [await limitOf(id, 'hear'), await limitOf(id, 'ask')];
    expect(await question(id)).toBe('withdrawn');
    await fixture.post('event.custom', 'paid', {});
    await order(id, RETRY);
    await fixture.runWith(eventId, 'waiting');
    const areSettled = async (): Promise<boolean> => {
      const steps = await fixture.steps(id);
      return ['hear: done/paid', 'wrong: done/next', 'ask: waiting'].every((step) => steps.includes(step));
    };
    await waitFor(areSettled, { timeout: 30_000, what: 'The wait has heard' });
    expect([await limitOf(id, 'hear'), await limitOf(id, 'ask')]).toEqual(limits);
    expect(await question(id)).toBe('open');
    expect(times('beside a wait')).toBe(2);
    await order(id, { action: 'cancel' });
    await fixture.runWith(eventId, 'cancelled');
  }, 120_000);
});
