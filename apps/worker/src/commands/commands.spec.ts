import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { RunStatus } from '@flowkeep/contracts';
import { compileGraph, type Graph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import {
  BulkOperationRepository,
  type BulkOptions,
  EVERY_RUN,
  OperableRunRepository,
  PlanRepository,
  RETRY_TRIGGER_SEAL,
  RunCommandRepository,
  type RunAction,
  type RunOrderRequest,
  RunOrders,
  type RunSelection,
  WorkflowVersionRepository,
} from '@flowkeep/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aGraph, edge, node, waitFor } from '@flowkeep/testing';
import { type EchoServer, startEchoServer } from '../spec/echo-server.ts';
import { SwitchableProxy } from '../spec/switchable-proxy.ts';
import { type RunRow, WorkerFixture } from '../spec/worker-fixture.ts';

const fixture = new WorkerFixture();
let worker: NestFastifyApplication;
let temporal: SwitchableProxy;
let other: EchoServer;

beforeAll(async () => {
  await fixture.open();
  other = await startEchoServer();
  const config = fixture.config();
  const [host = '', port = ''] = config.temporalAddress.split(':');
  temporal = await SwitchableProxy.start(host, Number(port), true);
  worker = await fixture.startWorker({ temporalAddress: `127.0.0.1:${String(temporal.port)}` });
}, 240_000);

afterAll(async () => {
  temporal.reopen();
  await worker.close();
  await Promise.all([temporal.close(), other.close(), fixture.close()]);
}, 120_000);

const start = node('start', 'trigger.manual');
const call = (id: string, text: string) =>
  node(id, 'http.request', { method: 'POST', url: other.url, bodyKind: 'text', body: text });
const day = (id: string) => node(id, 'wait.time', { mode: 'for', duration: { amount: 1, unit: 'days' } });
const times = (text: string): number => other.bodies.filter((body) => body === text).length;

/** A trigger and the nodes one after the other. */
function line(...nodes: readonly ReturnType<typeof node>[]): Graph {
  const ids = ['start', ...nodes.map((part) => ('node' in part ? part.node.id : ''))];
  return aGraph(start, ...nodes, ...ids.slice(1).map((id, index) => edge(ids[index] ?? '', id)));
}

async function begin(graph: Graph, input: Record<string, string> = {}): Promise<string> {
  const { start: trigger = '' } = await fixture.publish(graph);
  return fixture.post('run.requested', trigger, input);
}

const order = (runId: string, request: RunOrderRequest) =>
  fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => new RunOrders().give(tx, runId, request));

async function bulk(action: RunAction, filter: Partial<RunSelection>, options: BulkOptions = {}): Promise<string> {
  const asked = { action, filter: { ...EVERY_RUN, ...filter }, options, requestedBy: null, total: 0 };
  return fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
    new BulkOperationRepository().insert(tx, asked),
  );
}

const finished = (id: string) =>
  waitFor(
    async () => {
      const [row] = await fixture.query<{ status: string; done: number; refused: number }>(
        `select status, done, refused from bulk_operations where id = $1`,
        [id],
      );
      return row?.status === 'done' ? row : null;
    },
    { timeout: 20_000, what: 'Bulk operation done' },
  );

const workflowOf = async ({ id }: RunRow): Promise<string> => {
  const [row] = await fixture.query<{ workflow_id: string }>(`select workflow_id from runs where id = $1`, [id]);
  return row?.workflow_id ?? '';
};

async function publishAgain(workflowId: string, graph: Graph): Promise<number> {
  const compiled = compileGraph(graph, nodeCatalog);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, null, 2));
  return fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    await new PlanRepository().put(tx, compiled.plan);
    const version = { workflowId, graph, planHash: compiled.plan.hash, note: '', publishedBy: null };
    const number = await new WorkflowVersionRepository().insert(tx, version);
    await tx.query(`update workflows set live_version = $2 where id = $1`, [workflowId, number]);
    return number;
  });
}

const RETRY = { action: 'retry', version: 'same', sealedTrigger: null, evenIfUnknown: false } as const;

describe('orders to a run', () => {
  it('let it stand still and go on', async () => {
    const eventId = await begin(line(day('pause'), call('after', 'after the pause')));
    const run = await fixture.runWith(eventId, 'waiting');
    expect(await order(run.id, { action: 'pause' })).toEqual({ state: 'ordered', status: 'waiting' });
    await fixture.runWith(eventId, 'paused');
    await order(run.id, { action: 'resume' });
    await fixture.runWith(eventId, 'waiting');
    await order(run.id, { action: 'skip', stepKey: `${run.id}:pause:1`, port: null });
    await fixture.runWith(eventId, 'completed');
    expect(times('after the pause')).toBe(1);
  });

  it('end it behind the steps that undo its work', async () => {
    const eventId = await begin(
      aGraph(
        start,
        call('book', 'booked'),
        day('pause'),
        edge('start', 'book'),
        edge('book', 'pause'),
        node('undo', 'flow.compensate', { of: 'book' }),
        call('release', 'given back'),
        edge('undo', 'release'),
      ),
    );
    const run = await fixture.runWith(eventId, 'waiting');
    await order(run.id, { action: 'cancel' });
    await fixture.runWith(eventId, 'cancelled');
    expect([times('booked'), times('given back')]).toEqual([1, 1]);
  });
});

function stoodAt(runId: string, node: string): Promise<string | null> {
  const runs = new OperableRunRepository();
  return fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) => runs.stepAt(tx, runId, node));
}

describe('a failed run', () => {
  it('that ended without Temporal goes on from where it failed', async () => {
    other.failNext(400);
    const eventId = await begin(line(call('before', 'before a failure'), call('after', 'tried twice')));
    const run = await fixture.runWith(eventId, 'failed');
    await order(run.id, RETRY);
    await fixture.runWith(eventId, 'completed');
    expect(await attemptOf(run.id)).toEqual({ attempt: 2, version: 1 });
  });

  it('goes on with another input in the newest version, and does nothing twice that was done', async () => {
    other.failNext(200, 400);
    const told = call('tell', 'told {{ trigger.name }}');
    const eventId = await begin(line(told, call('wrong', 'refused')), { name: 'Aysel' });
    const run = await fixture.runWith(eventId, 'failed');
    const workflowId = await workflowOf(run);
    expect(await publishAgain(workflowId, line(told, call('wrong', 'mended {{ trigger.name }}')))).toBe(2);
    const sealedTrigger = await sealed(run.id, { name: 'Aysel the second' });
    await order(run.id, { ...RETRY, version: 'newest', sealedTrigger });
    await fixture.runWith(eventId, 'completed');
    expect([times('told Aysel'), times('mended Aysel the second')]).toEqual([1, 1]);
    expect(await attemptOf(run.id)).toEqual({ attempt: 2, version: 2 });
  });

  it('leaves the step that failed, when it is skipped', async () => {
    other.failNext(400);
    const eventId = await begin(line(call('wrong', 'never mind'), call('after', 'went on')));
    const run = await fixture.runWith(eventId, 'failed');
    expect([await stoodAt(run.id, 'wrong'), await stoodAt(run.id, 'after')]).toEqual([`${run.id}:wrong:1`, null]);
    await order(run.id, { action: 'skip', stepKey: `${run.id}:wrong:1`, port: null });
    await fixture.runWith(eventId, 'completed');
    expect([times('never mind'), times('went on')]).toEqual([1, 1]);
  });

  it('can be tried again as often as it fails', async () => {
    other.failNext(400, 400);
    const eventId = await begin(line(call('wrong', 'third time')));
    const run = await fixture.runWith(eventId, 'failed');
    await order(run.id, RETRY);
    await waitFor(async () => (await attemptOf(run.id))?.attempt === 2 && (await ended(run.id)), { timeout: 40_000 });
    expect(await fixture.runOf(eventId)).toMatchObject({ status: 'failed' });
    await order(run.id, RETRY);
    await fixture.runWith(eventId, 'completed');
    expect(times('third time')).toBe(3);
  });
});

describe('orders to many runs', () => {
  it('that one cannot follow stay unfollowed, and say why', async () => {
    const eventId = await begin(line(day('pause')));
    const run = await fixture.runWith(eventId, 'waiting');
    const workflowId = await workflowOf(run);
    const version = await publishAgain(workflowId, line(day('later')));
    const id = await bulk('move', { workflowId }, { toVersion: version });
    const counted = async () => {
      const [row] = await fixture.query<{ done: number; refused: number }>(
        `select done, refused from bulk_operations where id = $1`,
        [id],
      );
      return row?.refused === 1 ? row : null;
    };
    expect(await waitFor(counted, { timeout: 20_000, what: 'Move refused' })).toEqual({ done: 0, refused: 1 });
    const refusal = await fixture.database.runner.inWorkspace(fixture.workspaceId, (tx) =>
      new RunCommandRepository().lastRefusal(tx, run.id),
    );
    expect(refusal).toMatch(/not in the new version/);
    expect(await attemptOf(run.id)).toMatchObject({ version: 1 });
    await order(run.id, { action: 'cancel' });
    await fixture.runWith(eventId, 'cancelled');
  });

  it('to move end what waits for a goal that the new version does not have', async () => {
    const goal = node('bought', 'flow.goal', { kind: 'event.custom', name: 'bought', about: 'anybody' });
    const eventId = await begin(aGraph(start, goal, day('pause'), edge('start', 'pause')));
    const run = await fixture.runWith(eventId, 'waiting');
    const openWaits = () =>
      fixture.query(`select step_key from waits where run_id = $1 and closed_at is null`, [run.id]);
    expect(await openWaits()).toHaveLength(1);
    const workflowId = await workflowOf(run);
    const version = await publishAgain(workflowId, line(day('pause')));
    await order(run.id, { action: 'move', version, mapping: {} });
    await waitFor(async () => (await attemptOf(run.id))?.version === 2, { timeout: 20_000, what: 'Run moved' });
    await waitFor(async () => (await openWaits()).length === 0, { timeout: 20_000, what: 'Wait of the goal closed' });
    await order(run.id, { action: 'cancel' });
    await fixture.runWith(eventId, 'cancelled');
  });

  it('reach each of them, in the background', async () => {
    const { start: trigger = '' } = await fixture.publish(line(day('pause')));
    const events: string[] = [];
    for (let index = 0; index < 5; index += 1) events.push(await fixture.post('run.requested', trigger, {}));
    const all = (status: RunStatus) => Promise.all(events.map((id) => fixture.runWith(id, status)));
    const [first] = await all('waiting');
    const workflowId = first === undefined ? randomUUID() : await workflowOf(first);
    expect(await finished(await bulk('pause', { workflowId }))).toMatchObject({ done: 5, refused: 0 });
    await all('paused');
    expect(await finished(await bulk('resume', { workflowId }))).toMatchObject({ done: 5, refused: 0 });
    await all('waiting');
    const version = await publishAgain(workflowId, line(day('later'), call('end', 'never')));
    const mapping = { pause: 'later' };
    expect(await finished(await bulk('move', { workflowId }, { toVersion: version, mapping }))).toMatchObject({
      done: 5,
    });
    await waitFor(
      async () => {
        const rows = await fixture.query(`select id from runs where workflow_id = $1 and version = 2`, [workflowId]);
        return rows.length === 5;
      },
      { timeout: 20_000, what: 'Runs moved' },
    );
    expect(await finished(await bulk('cancel', { workflowId, node: 'later' }))).toMatchObject({ done: 5 });
    await all('cancelled');
  }, 90_000);
});

describe('while Temporal is down', () => {
  it('orders wait, and are followed in their order', async () => {
    const eventId = await begin(line(day('pause'), day('second')));
    const run = await fixture.runWith(eventId, 'waiting');
    temporal.shut();
    await order(run.id, { action: 'pause' });
    await order(run.id, { action: 'resume' });
    await order(run.id, { action: 'skip', stepKey: `${run.id}:pause:1`, port: 'next' });
    temporal.reopen();
    await waitFor(async () => (await fixture.steps(run.id)).includes('second: waiting'), { timeout: 40_000 });
    expect(await fixture.runOf(eventId)).toMatchObject({ status: 'waiting' });
  }, 90_000);
});

async function attemptOf(runId: string): Promise<{ attempt: number; version: number } | undefined> {
  const [row] = await fixture.query<{ attempt: number; version: number }>(
    `select attempt, version from runs where id = $1`,
    [runId],
  );
  return row;
}

async function ended(runId: string): Promise<boolean> {
  const [row] = await fixture.query<{ ended: boolean }>(
    `select ended_at is not null as ended from runs where id = $1`,
    [runId],
  );
  return row?.ended ?? false;
}

function sealed(runId: string, trigger: Record<string, string>): Promise<string> {
  return fixture.database.runner.inWorkspace(fixture.workspaceId, async (tx) => {
    const [row] = await tx.query<{ ref: string }>(`select subject_key_ref as ref from runs where id = $1`, [runId]);
    return (await fixture.keys.seal(tx, row?.ref ?? '', RETRY_TRIGGER_SEAL, trigger)).toString('base64');
  });
}
