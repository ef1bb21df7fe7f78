import { randomUUID } from 'node:crypto';
import { RunProjectionRepository, runIdOf, SubjectKeys, TransactionRunner } from '@flowkeep/persistence';
import { aGraph, edge, node } from '@flowkeep/testing';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { startedBy } from '../workflows/testing/drawing.ts';
import { type MadeRun, makeContact, makeRun, type RunFacts } from './testing/run-maker.ts';
import { expectStatus, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';

describe('runs', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  let workflowId: string;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
    workflowId = (await client.publish(startedBy('trigger.manual'))).id;
  });
  afterAll(() => test.close());

  const dispatched = (facts: RunFacts = {}): Promise<MadeRun> => makeRun(test, workspace.id, workflowId, facts);
  const contact = (name: string): Promise<string> => makeContact(test, workspace.id, name);

  it('are asked for by hand, once for one Idempotency-Key', async () => {
    const contactId = await contact('Günəş');
    const body = { input: { note: 'VIP' }, contactId };
    const first = expectStatus(
      await client.post(`/workflows/${workflowId}/runs`, body, { 'idempotency-key': 'a' }),
      202,
    );
    expect((await client.post(`/workflows/${workflowId}/runs`, body, { 'idempotency-key': 'a' })).body).toEqual(
      first.body,
    );
    const [event] = await test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) =>
        tx.query<{ id: string; contact_id: string }>(`select id, contact_id from events where kind = 'run.requested'`),
      );
    expect(event?.contact_id).toBe(contactId);
    expect(first.body).toEqual({ runId: runIdOf(event?.id ?? '', workflowId, 'start') });
  });

  it('cannot be asked for about a stranger, or without the trigger for it', async () => {
    const stranger = await client.post(`/workflows/${workflowId}/runs`, { contactId: randomUUID() });
    expect(stranger.status).toBe(404);
    const { id } = await client.publish(startedBy('trigger.message'));
    expect((await client.post(`/workflows/${id}/runs`)).body).toMatchObject({ code: 'configuration-missing' });
    const viewer = workspaceClient(test, workspace.id, await test.addMember(workspace.id, 'viewer'));
    expect((await viewer.post(`/workflows/${workflowId}/runs`)).status).toBe(403);
  });

  it('are listed newest first, page by page, and by workflow, status and contact', async () => {
    const { id } = await client.publish(startedBy('trigger.manual'));
    const contactId = await contact('Rəna');
    const runs = [];
    for (let index = 0; index < 5; index += 1)
      runs.unshift(await makeRun(test, workspace.id, id, index === 2 ? { contactId } : {}));
    const ids = runs.map((run) => run.id);
    const page = async (query: string): Promise<{ items: { id: string }[]; nextCursor: string | null }> =>
      expectStatus(await client.get(`/runs?${query}`), 200).body as never;
    const first = await page(`workflowId=${id}&limit=3`);
    const second = await page(`workflowId=${id}&limit=3&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...second.items].map((run) => run.id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    expect((await page(`contactId=${contactId}`)).items).toMatchObject([
      { id: ids[2], status: 'queued', workflowName: 'Lead', contact: { id: contactId, name: 'Rəna' } },
    ]);
    expect((await page(`workflowId=${id}&status=completed`)).items).toEqual([]);
    expect((await client.get('/runs?status=lost')).status).toBe(422);
    expect((await client.get('/runs?cursor=lost')).status).toBe(400);
  });

  it('are shown with the drawing of their version and their steps', async () => {
    const contactId = await contact('Aysel');
    const run = await dispatched({ contactId, started: true });
    await test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) =>
      new RunProjectionRepository(test.app.get(SubjectKeys)).project(
        tx,
        {
          runId: run.id,
          subjectKeyRef: run.subjectKeyRef,
          status: 'waiting',
          currentNode: 'end',
          error: null,
          contactId,
        },
        [step(run.id)],
      ),
    );
    const { body } = expectStatus(await client.get(`/runs/${run.id}`), 200);
    expect(body).toMatchObject({
      id: run.id,
      status: 'waiting',
      currentNode: 'end',
      workflowName: 'Lead',
      version: 1,
      contact: { name: 'Aysel' },
      graph: { nodes: { start: { type: 'trigger.manual' } } },
      steps: [{ nodeId: 'start', status: 'waiting', output: { name: 'Günəş' } }],
      messages: [],
      temporalUrl: expect.stringMatching(
        /\/namespaces\/default\/workflows\/lead~k[a-z2-7]{15}~[0-9a-f-]{36}$/,
      ) as string,
    });
    expect((await client.get(`/workflows/${workflowId}/counts`)).body).toEqual({
      items: [{ nodeId: 'start', waiting: 1, running: 0, done: 0, failed: 0 }],
      latestOnly: false,
    });
  });

  it('are shown with what they came to inside of a called workflow', async () => {
    const callee = await client.publish(startedBy('trigger.call'));
    const caller = await client.publish(
      aGraph(node('start', 'trigger.manual'), node('ask', 'flow.call', { workflow: callee.id }), edge('start', 'ask')),
    );
    const run = await makeRun(test, workspace.id, caller.id, { status: 'waiting', started: true, at: 'ask/end' });
    const { body } = expectStatus(await client.get(`/runs/${run.id}`), 200);
    expect(body).toMatchObject({ innerSteps: [{ id: 'ask/end', type: 'flow.end', onError: 'fail' }] });
    const { body: waiting } = expectStatus(await client.get(`/workflows/${caller.id}/waiting`), 200);
    expect(waiting).toMatchObject({ nodes: [{ nodeId: 'ask/end', title: 'ask › end' }] });
    const { body: list } = expectStatus(await client.get('/workflows?limit=100'), 200);
    const begins = (list as { items: { id: string; beginsWith: string[] }[] }).items;
    expect(begins.find(({ id }) => id === callee.id)?.beginsWith).toEqual(['trigger.call']);
  });

  it('belong to their workspace', async () => {
    const run = await dispatched();
    const other = await test.createWorkspace();
    const stranger = workspaceClient(test, other.id, other.owner);
    expect((await stranger.get(`/runs/${run.id}`)).status).toBe(404);
    expect((await stranger.post(`/runs/${run.id}/cancel`)).status).toBe(404);
    expect((await stranger.post(`/workflows/${workflowId}/runs`)).status).toBe(404);
    expect((await client.get('/runs/none')).status).toBe(404);
  });

  const step = (runId: string) =>
    ({
      key: `${runId}:start:1`,
      nodeId: 'start',
      nodeType: 'trigger.manual',
      visit: 1,
      status: 'waiting',
      port: null,
      output: { name: 'Günəş' },
      error: null,
      startedAt: new Date().toISOString(),
      endedAt: null,
      waitingUntil: null,
      sequence: 1,
    }) as const;
});
