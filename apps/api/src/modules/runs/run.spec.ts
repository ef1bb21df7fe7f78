import { randomUUID } from 'node:crypto';
import {
  type NewRun,
  RunProjectionRepository,
  runIdOf,
  RunQueueRepository,
  SubjectKeys,
  TransactionRunner,
} from '@flowkeep/persistence';
import { RunClient, runWorkflowId } from '@flowkeep/temporal/client';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { startedBy } from '../workflows/testing/drawing.ts';
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

  /** A run as the dispatcher leaves it. */
  async function dispatched(changes: Partial<NewRun> = {}): Promise<NewRun> {
    return test.app.get(TransactionRunner).inWorkspace(workspace.id, async (tx) => {
      const keys = test.app.get(SubjectKeys);
      const [id, subjectKeyRef] = [randomUUID(), await keys.create(tx, null)];
      const run: NewRun = {
        id,
        workflowId,
        version: 1,
        eventId: randomUUID(),
        triggerNode: 'start',
        contactId: null,
        subjectKeyRef,
        temporalWorkflowId: runWorkflowId('lead', subjectKeyRef, id),
        ...changes,
      };
      await new RunQueueRepository(keys).insert(tx, run);
      return run;
    });
  }

  const contact = (name: string): Promise<string> =>
    test.app.get(TransactionRunner).inWorkspace(workspace.id, async (tx) => {
      const [row] = await tx.query<{ id: string }>(
        `insert into contacts (workspace_id, name) values ($1, $2) returning id`,
        [workspace.id, name],
      );
      return row?.id ?? '';
    });

  /** Somebody took it to start it; Temporal may have begun. */
  const taken = (run: NewRun, isStarted: boolean): Promise<unknown> =>
    test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) =>
        tx.query(`update runs set start_attempts = 1, start_pending = $2 where id = $1`, [run.id, !isStarted]),
      );

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
      runs.unshift(await dispatched({ workflowId: id, ...(index === 2 ? { contactId } : {}) }));
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
    const run = await dispatched({ contactId: await contact('Aysel') });
    await test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) =>
      new RunProjectionRepository(test.app.get(SubjectKeys)).project(
        tx,
        {
          runId: run.id,
          subjectKeyRef: run.subjectKeyRef,
          status: 'waiting',
          currentNode: 'end',
          error: null,
          contactId: run.contactId,
        },
        [step(run.id)],
      ),
    );
    await taken(run, true);
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
    });
  });

  it('that have not begun are cancelled where they stand', async () => {
    const run = await dispatched();
    expect((await client.post(`/runs/${run.id}/cancel`)).body).toEqual({ outcome: 'cancelled' });
    expect((await client.get(`/runs/${run.id}`)).body).toMatchObject({ status: 'cancelled', temporalUrl: null });
    expect((await client.post(`/runs/${run.id}/cancel`)).body).toMatchObject({ status: 409, code: 'conflict' });
  });

  it('on Temporal are cancelled there', async () => {
    const run = await dispatched();
    const workflow = run.temporalWorkflowId;
    const { temporal } = test.app.get(RunClient);
    await temporal.workflow.start('lead', { workflowId: workflow, taskQueue: 'nobody' });
    await taken(run, true);
    expect((await client.post(`/runs/${run.id}/cancel`)).body).toEqual({ outcome: 'cancelling' });
    const history = await temporal.workflow.getHandle(workflow).fetchHistory();
    expect(history.events?.some((event) => event.workflowExecutionCancelRequestedEventAttributes)).toBe(true);
  });

  it('whose start went wrong are cancelled and never start', async () => {
    const run = await dispatched();
    await taken(run, false);
    expect((await client.post(`/runs/${run.id}/cancel`)).status).toBe(200);
    expect((await client.get(`/runs/${run.id}`)).body).toMatchObject({ status: 'cancelled' });
  });

  it('go on while Temporal is down, and the reader is told', async () => {
    const run = await dispatched();
    await taken(run, true);
    const cut = await startTestApp({ temporalAddress: '127.0.0.1:1' });
    const answer = await workspaceClient(cut, workspace.id, workspace.owner).post(`/runs/${run.id}/cancel`);
    await cut.close();
    expect(answer.body).toMatchObject({ status: 503, code: 'unavailable' });
    expect((await client.get(`/runs/${run.id}`)).body).toMatchObject({ status: 'queued' });
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
