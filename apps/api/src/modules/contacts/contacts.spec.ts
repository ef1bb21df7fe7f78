import { randomUUID } from 'node:crypto';
import { DealService } from '@flowkeep/crm';
import { MessageTemplates } from '@flowkeep/messaging';
import { TransactionRunner } from '@flowkeep/persistence';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';

describe('people over HTTP', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;

  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
  });
  afterAll(() => test.close());

  const create = async (name: string, phone?: string): Promise<string> => {
    const made = await client.post('/contacts', { name, ...(phone !== undefined && { phone }) });
    return (made.body as { readonly id: string }).id;
  };

  it('adds, finds and changes a contact', async () => {
    const made = await client.post('/contacts', { name: 'Aysel', phone: '050 123 45 67', language: 'az' });
    expect(made).toMatchObject({ status: 201, body: { phone: '+994501234567', language: 'az', erasedAt: null } });
    const { id } = made.body as { readonly id: string };
    const found = await client.get('/contacts?search=050%20123&limit=5');
    expect(found.body).toMatchObject({ items: [{ id, name: 'Aysel' }], nextCursor: null });
    const changed = await client.send('PATCH', `/contacts/${id}`, { email: 'Aysel@Example.az', phone: null });
    expect(changed.body).toMatchObject({ name: 'Aysel', phone: null, email: 'aysel@example.az' });
    expect((await client.get(`/contacts/${id}/messages`)).body).toEqual({ items: [], nextCursor: null });
    expect((await client.get(`/contacts/${id}/runs`)).body).toEqual({ items: [], nextCursor: null });
  });

  it('names the field that cannot be stored', async () => {
    await create('Murad', '055 765 43 21');
    expect((await client.post('/contacts', { name: 'Leyla', phone: '+994557654321' })).body).toMatchObject({
      code: 'conflict',
      fields: [{ path: 'phone' }],
    });
    expect((await client.post('/contacts', { name: 'Leyla', phone: '12' })).body).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'phone' }],
    });
    expect((await client.post('/contacts', { timeZone: 'Mars/Olympus' })).body).toMatchObject({ status: 422 });
    expect((await client.post('/contacts', {})).body).toMatchObject({ status: 422, fields: [{ path: 'name' }] });
  });

  it('makes and moves a deal', async () => {
    const contactId = await create('Nigar');
    const stages = [
      { name: 'New', kind: 'open' },
      { name: 'Won', kind: 'won' },
    ] as const;
    await test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) => new DealService().createPipeline(tx, 'Sales', stages));
    const pipelines = await client.get('/pipelines');
    expect(pipelines.body).toMatchObject({ items: [{ name: 'Sales', stages: [{ name: 'New' }, { name: 'Won' }] }] });
    const made = await client.post('/deals', { contactId, pipelineId: 'Sales', stageId: 'New', amount: '900' });
    expect(made.body).toMatchObject({ title: 'Nigar', amount: '900.00', currency: 'AZN', stageName: 'New' });
    const { id } = made.body as { readonly id: string };
    expect((await client.send('PATCH', `/deals/${id}`, { stageId: 'won' })).body).toMatchObject({ stageKind: 'won' });
    expect((await client.get(`/deals?contactId=${contactId}`)).body).toMatchObject({ items: [{ id }] });
    expect((await client.send('PATCH', `/deals/${id}`, { stageId: 'Nowhere' })).body).toMatchObject({
      code: 'configuration-missing',
    });
  });

  it('lists templates', async () => {
    const template = {
      channel: 'whatsapp',
      name: 'greeting_az',
      language: 'az',
      category: 'utility',
      body: 'Salam, {{1}}!',
    } as const;
    await test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) =>
        new MessageTemplates().createTemplate(tx, { ...template, status: 'approved' }),
      );
    expect((await client.get('/message-templates')).body).toMatchObject({
      items: [{ ...template, status: 'approved' }],
    });
    expect((await client.get('/conversations')).body).toEqual({ items: [], nextCursor: null });
  });

  it('keeps rules, takes requests, and tells how far they are', async () => {
    const set = await client.send('PUT', '/retention-rules/message-bodies', { months: 6, enabled: true });
    expect(set.body).toEqual({ category: 'message-bodies', months: 6, enabled: true });
    expect((await client.send('PUT', '/retention-rules/passwords', { months: 6, enabled: true })).status).toBe(404);
    expect((await client.get('/retention-rules')).body).toMatchObject({ items: [{ months: 6 }, { enabled: false }] });
    const run = await client.post('/retention-runs', { dryRun: true });
    expect(run.status).toBe(202);
    const { reportId } = run.body as { readonly reportId: string };
    expect((await client.get(`/retention-reports/${reportId}`)).body).toMatchObject({
      dryRun: true,
      status: 'running',
    });
    const contactId = await create('Elvin');
    const asked = await client.post(`/contacts/${contactId}/erasure`);
    expect(asked.status).toBe(202);
    expect((await client.post(`/contacts/${contactId}/erasure`)).body).toEqual(asked.body);
    const { requestId } = asked.body as { readonly requestId: string };
    expect((await client.get(`/data-requests/${requestId}`)).body).toMatchObject({ contactId, status: 'received' });
    expect((await client.get('/data-requests')).body).toMatchObject({ items: [{ id: requestId }] });
  });

  it.each([
    '/contacts/ID',
    '/contacts/ID/messages',
    '/contacts/ID/runs',
    '/conversations/ID/messages',
    '/retention-reports/ID',
    '/data-requests/ID',
  ])('answers 404 at %s for what is not there', async (path) => {
    expect((await client.get(path.replace('ID', randomUUID()))).status).toBe(404);
    expect((await client.get(path.replace('ID', 'nonsense'))).status).toBe(404);
  });

  it('lets a viewer look and change nothing', async () => {
    const viewer = workspaceClient(test, workspace.id, await test.addMember(workspace.id, 'viewer'));
    expect((await viewer.get('/contacts')).status).toBe(200);
    expect((await viewer.post('/contacts', { name: 'X' })).status).toBe(403);
    expect((await viewer.post(`/contacts/${randomUUID()}/erasure`)).status).toBe(403);
    expect((await viewer.send('PUT', '/retention-rules/message-bodies', { months: 1, enabled: true })).status).toBe(
      403,
    );
  });
});
