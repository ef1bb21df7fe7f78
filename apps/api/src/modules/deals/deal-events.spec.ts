import { SubjectKeys, TransactionRunner } from '@flowkeep/persistence';
import { DealService } from '@flowkeep/crm';
import { eventValues } from '@flowkeep/nodes';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import { makeContact } from '../runs/testing/run-maker.ts';
import { expectStatus, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';

describe('what members change', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let client: WorkspaceClient;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    client = workspaceClient(test, workspace.id, workspace.owner);
  });
  afterAll(() => test.close());

  const events = (kind: string, contactId: string) =>
    test.app.get(TransactionRunner).inWorkspace(workspace.id, async (tx) => {
      const rows = await tx.query<{ payload: Buffer; ref: string }>(
        `select payload, subject_key_ref as ref from events where kind = $1 and contact_id = $2 order by received_at`,
        [kind, contactId],
      );
      const opened: unknown[] = [];
      for (const { payload, ref } of rows)
        opened.push(await test.app.get(SubjectKeys).open(tx, ref, 'event.payload', payload));
      return opened;
    });

  it('is an event where a deal comes to another stage, and none where it stays', async () => {
    const stages = [
      { name: 'New', kind: 'open' as const },
      { name: 'Won', kind: 'won' as const },
    ];
    const pipeline = await test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) => new DealService().createPipeline(tx, 'Sales', stages));
    const contactId = await makeContact(test, workspace.id, 'Günəş');
    const deal = { contactId, pipelineId: pipeline.id, stageId: 'New', title: 'Braces' };
    const { id } = expectStatus(await client.post('/deals', deal), 201).body as { id: string };
    expectStatus(await client.send('PATCH', `/deals/${id}`, { title: 'Braces, both' }), 200);
    expectStatus(await client.send('PATCH', `/deals/${id}`, { stageId: 'Won' }), 200);
    expect(await events('deal.moved', contactId)).toMatchObject([
      { dealId: id, stage: 'New', previousStage: null, pipeline: 'Sales' },
      { dealId: id, stage: 'Won', previousStage: 'New', stageKind: 'won' },
    ]);
    const [said] = await events('deal.moved', contactId);
    expect(Object.keys(said as object)).toEqual(expect.arrayContaining(offered('deal.moved')));
  });

  it('is an event that names the fields of a contact, and says what is in all of them now', async () => {
    const contactId = await makeContact(test, workspace.id, 'Elvin');
    const changes = { name: 'Elvin H.', language: 'az', timeZone: 'Asia/Baku' };
    expectStatus(await client.send('PATCH', `/contacts/${contactId}`, changes), 200);
    const said = await events('contact.changed', contactId);
    expect(said).toMatchObject([{ contactId, fields: ['name', 'language', 'timeZone'], ...changes, source: null }]);
    expect(Object.keys(said[0] as object)).toEqual(expect.arrayContaining(offered('contact.changed')));
  });

  it('is none where a form of many fields is saved as it was', async () => {
    const contactId = await makeContact(test, workspace.id, 'Leyla');
    const saved = { name: 'Leyla', language: 'az', email: null, timeZone: null };
    expectStatus(await client.send('PATCH', `/contacts/${contactId}`, saved), 200);
    expectStatus(await client.send('PATCH', `/contacts/${contactId}`, saved), 200);
    expect(await events('contact.changed', contactId)).toMatchObject([{ fields: ['language'] }]);
  });
});

/** Names of all that a client is offered of such events while drawing. */
function offered(kind: string): readonly string[] {
  return eventValues(kind).map(({ path }) => path);
}
