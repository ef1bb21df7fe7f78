import { PipelineRepository, TransactionRunner } from '@flowkeep/persistence';
import { signIn, startTestApp, type TestApp } from '../spec/test-app.ts';
import { seedDemo } from './seed-demo.ts';

const settings = { ownerEmail: 'owner@flowkeep.local', ownerPassword: 'a demo password', sandboxAppSecret: 'one' };

describe('the demo', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('is whole after the seed, and the same after the next', async () => {
    const first = await seedDemo(test.app, settings);
    const second = await seedDemo(test.app, { ...settings, sandboxAppSecret: 'two' });
    expect(second).toEqual(first);

    const cookie = await signIn(test.client, settings.ownerEmail, settings.ownerPassword);
    const at = async (path: string): Promise<unknown> =>
      (await test.client(`/api/v1/workspaces/${first.workspaceId}${path}`, { cookie })).body;
    expect((await test.client('/api/v1/session', { cookie })).body).toMatchObject({
      user: { name: 'Rəna Məmmədova' },
      workspaces: [{ name: 'Baku Dental', slug: 'baku-dental', role: 'owner', region: 'AZ' }],
    });
    expect(await at('/workflows')).toMatchObject({ items: [{ id: first.workflowId, liveVersion: 1 }] });
    expect(await at('/connections')).toMatchObject({
      items: [{ kind: 'openai' }, { kind: 'whatsapp', settings: { phoneNumberId: '100200300' } }],
    });
    const pipelines = await test.app
      .get(TransactionRunner)
      .inWorkspace(first.workspaceId, (tx) => new PipelineRepository().list(tx));
    expect(pipelines.map(({ name, stages }) => [name, stages.length])).toEqual([['Sales', 5]]);
    const contacts = await test.app
      .get(TransactionRunner)
      .inWorkspace(first.workspaceId, (tx) =>
        tx.query<{ phone: string }>(`select address from identities where channel = 'phone'`),
      );
    expect(contacts).toHaveLength(5);
  });
});
