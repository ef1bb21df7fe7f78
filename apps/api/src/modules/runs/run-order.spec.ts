import { randomUUID } from 'node:crypto';
import { type RunCommand, TransactionRunner } from '@flowkeep/persistence';
import { aGraph, edge, node } from '@flowkeep/testing';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { expectStatus, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';
import { type MadeRun, makeRun, type RunFacts } from './testing/run-maker.ts';

/** It can be left by an answer, or without one. */
const ASKING = aGraph(
  node('start', 'trigger.manual'),
  node('ask', 'wait.reply'),
  node('end', 'flow.end'),
  edge('start', 'ask'),
  edge('ask:replied', 'end'),
);

const WAITING = aGraph(
  node('start', 'trigger.manual'),
  node('pause', 'wait.time', { duration: { amount: 1, unit: 'days' } }),
  node('end', 'flow.end'),
  edge('start', 'pause'),
  edge('pause', 'end'),
);

describe('orders to runs', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  let workflowId: string;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
    workflowId = (await client.publish(WAITING)).id;
  });
  afterAll(() => test.close());

  const run = (facts: RunFacts = {}): Promise<MadeRun> => makeRun(test, workspace.id, workflowId, facts);
  const query = <Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> =>
    test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) => tx.query<Row>(sql, parameters));
  const openOrders = async (id: string): Promise<readonly RunCommand[]> => {
    const sql = `select command from run_commands where run_id = $1 and done_at is null order by created_at`;
    return (await query<{ command: RunCommand }>(sql, [id])).map(({ command }) => command);
  };
  const seen = async (id: string): Promise<Record<string, unknown>> =>
    expectStatus(await client.get(`/runs/${id}`), 200).body as Record<string, unknown>;

  it('that have not begun are followed at once', async () => {
    const { id } = await run();
    expect(await seen(id)).toMatchObject({ operations: ['pause', 'cancel', 'move'], attempt: 1, children: [] });
    const paused = await client.post(`/runs/${id}/pause`);
    expect([paused.status, paused.body]).toEqual([202, { status: 'paused', state: 'done' }]);
    expect(await seen(id)).toMatchObject({ status: 'paused', operations: ['resume', 'cancel', 'move'] });
    const [row] = await query<{ startable: boolean }>(
      `select start_available_at < 'infinity' as startable from runs where id = $1`,
      [id],
    );
    expect(row?.startable).toBe(false);
    expect((await client.post(`/runs/${id}/resume`)).body).toEqual({ status: 'queued', state: 'done' });
    expect((await client.post(`/runs/${id}/cancel`)).body).toEqual({ status: 'cancelled', state: 'done' });
    expect(await seen(id)).toMatchObject({ status: 'cancelled', temporalUrl: null, operations: [] });
    expect(await openOrders(id)).toEqual([]);
  });

  it('on Temporal are kept, whatever is down, and shown until they are followed', async () => {
    const { id } = await run({ status: 'waiting', started: true, at: 'pause' });
    expect((await client.post(`/runs/${id}/pause`)).body).toEqual({ status: 'waiting', state: 'ordered' });
    expect(await seen(id)).toMatchObject({
      pendingOrders: [{ action: 'pause' }],
      operations: ['resume', 'cancel', 'move'],
    });
    expect((await client.post(`/runs/${id}/resume`)).status).toBe(202);
    expect((await client.post(`/runs/${id}/skip`, { stepKey: `${id}:pause:1`, port: 'next' })).status).toBe(202);
    expect(await openOrders(id)).toEqual([
      { kind: 'pause' },
      { kind: 'resume' },
      { kind: 'skip', stepKey: `${id}:pause:1`, port: 'next' },
    ]);
    const audit = (await client.get('/audit?limit=3')).body as { items: { action: string; subject: object }[] };
    expect(audit.items.map(({ action }) => action)).toEqual(['run.step-skipped', 'run.resumed', 'run.paused']);
    expect(audit.items[0]?.subject).toEqual({ kind: 'run', id });
  });

  it('are refused with a sentence where the run cannot follow', async () => {
    const [ended, waiting] = [await run({ status: 'completed' }), await run({ status: 'waiting', started: true })];
    const sentence = async (path: string): Promise<string> => {
      const { status, body } = await client.post(path);
      return `${String(status)} ${(body as { detail: string }).detail}`;
    };
    expect(await sentence(`/runs/${ended.id}/cancel`)).toBe(
      '409 The run has ended already, so there is nothing to cancel.',
    );
    expect(await sentence(`/runs/${ended.id}/retry`)).toBe('409 Only a run that has failed can be tried again.');
    expect(await sentence(`/runs/${waiting.id}/resume`)).toBe(
      '409 The run is not paused, so there is nothing to resume.',
    );
    await client.post(`/runs/${waiting.id}/pause`);
    expect(await sentence(`/runs/${waiting.id}/pause`)).toBe('409 The run is paused already.');
    await client.post(`/runs/${waiting.id}/cancel`);
    expect(await sentence(`/runs/${waiting.id}/resume`)).toBe(
      '409 The run is being cancelled. Wait until it has ended.',
    );
  });

  it('to try again go on from where the run stood, with the input that was sealed', async () => {
    const lost = await run({ status: 'failed', at: 'pause' });
    expect((await client.post(`/runs/${lost.id}/retry`)).body).toMatchObject({ code: 'conflict' });
    const { id } = await run({ status: 'failed', at: 'pause', snapshot: true });
    expect(await seen(id)).toMatchObject({ operations: ['retry', 'skip'] });
    const answer = await client.post(`/runs/${id}/retry`, { trigger: { name: 'Günəş' }, version: 'newest' });
    expect(answer.body).toEqual({ status: 'failed', state: 'ordered' });
    const [order] = await openOrders(id);
    expect(order).toMatchObject({ kind: 'retry', attempt: 2, version: 1, skip: null });
    expect(JSON.stringify(order)).not.toContain('Günəş');
    expect((await client.post(`/runs/${id}/retry`)).body).toMatchObject({
      detail: 'The run is about to be tried again already.',
    });
  });

  it('to try again ask first where nobody knows whether the person was reached', async () => {
    const { id } = await run({ status: 'failed', at: 'pause', snapshot: true, errorCode: 'outcome-unknown' });
    expect((await client.post(`/runs/${id}/retry`)).body).toMatchObject({
      status: 409,
      details: { reason: 'outcome-unknown', evenIfUnknown: true },
    });
    expect((await client.post(`/runs/${id}/retry`, { evenIfUnknown: true })).status).toBe(202);
    expect(await openOrders(id)).toMatchObject([{ kind: 'retry', evenIfUnknown: true }]);
  });

  it('to skip name a step that the run stands at and a way out that it has', async () => {
    const { id } = await run({ status: 'waiting', started: true, at: 'pause' });
    expect((await client.post(`/runs/${id}/skip`, { stepKey: `${id}:end:1` })).status).toBe(404);
    expect((await client.post(`/runs/${id}/skip`, { stepKey: `${id}:pause:1`, port: 'never' })).body).toMatchObject({
      status: 422,
      fields: [{ path: 'port' }],
    });
    const failed = await run({ status: 'failed', at: 'pause', snapshot: true });
    expect((await client.post(`/runs/${failed.id}/skip`, { stepKey: `${failed.id}:pause:1` })).status).toBe(202);
    expect(await openOrders(failed.id)).toMatchObject([
      { kind: 'retry', skip: { stepKey: `${failed.id}:pause:1`, port: null } },
    ]);
  });

  it('to skip leave a step that failed by any of its ways out', async () => {
    const { id: asking } = await client.publish(ASKING);
    const { id } = await makeRun(test, workspace.id, asking, { status: 'failed', at: 'ask', snapshot: true });
    const stepKey = `${id}:ask:1`;
    const refused = await client.post(`/runs/${id}/skip`, { stepKey, port: 'never' });
    const message = 'The step has no way out called "never", only: replied, silent.';
    expect(refused.body).toMatchObject({ status: 422, fields: [{ path: 'port', message }] });
    expect((await client.post(`/runs/${id}/skip`, { stepKey, port: 'silent' })).status).toBe(202);
    expect(await openOrders(id)).toMatchObject([{ kind: 'retry', skip: { stepKey, port: 'silent' } }]);
  });

  it('to try again on the newest version say which steps take the place of those that are gone', async () => {
    const { id } = await run({ status: 'failed', at: 'gone', snapshot: true });
    const again = (body: object) => client.post(`/runs/${id}/retry`, body);
    expect((await again({ mapping: { gone: 'pause' } })).status).toBe(422);
    expect((await again({ version: 'newest', mapping: { gone: 'nowhere' } })).body).toMatchObject({
      status: 422,
      fields: [{ path: 'mapping.gone' }],
    });
    expect((await again({ version: 'newest', mapping: { gone: 'pause' } })).status).toBe(202);
    expect(await openOrders(id)).toMatchObject([{ kind: 'retry', mapping: { gone: 'pause' } }]);
  });

  it('are for those who operate runs, in their own workspace', async () => {
    const { id } = await run();
    const viewer = workspaceClient(test, workspace.id, await test.addMember(workspace.id, 'viewer'));
    expect((await viewer.post(`/runs/${id}/pause`)).status).toBe(403);
    const other = await test.createWorkspace();
    expect((await workspaceClient(test, other.id, other.owner).post(`/runs/${id}/pause`)).status).toBe(404);
    expect((await client.post(`/runs/${randomUUID()}/pause`)).status).toBe(404);
  });
});
