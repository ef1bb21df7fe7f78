import { ConnectionRepository, TransactionRunner } from '@flowkeep/persistence';
import { startTestApp, type TestApp, type TestWorkspace } from './test-app.ts';
import type { TestAnswer, TestRequest } from './test-client.ts';

describe('accounts', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace('Bakı Diş Klinikası');
  });
  afterAll(() => test.close());

  const ask = (path: string, request: TestRequest = {}): Promise<TestAnswer> =>
    test.client(`/api/v1/workspaces/${workspace.id}${path}`, { cookie: workspace.owner.cookie, ...request });
  const post = (path: string, body: unknown): Promise<TestAnswer> => ask(path, { method: 'POST', body });

  it('shows who is signed in and where', async () => {
    const { body } = await test.client('/api/v1/session', { cookie: workspace.owner.cookie });
    expect(body).toMatchObject({
      user: { id: workspace.owner.id },
      workspaces: [{ id: workspace.id, role: 'owner', timeZone: 'Asia/Baku', currency: 'AZN' }],
    });
    expect((await test.client('/api/v1/session')).status).toBe(401);
  });

  it.each([
    [{ timeZone: 'Baku' }, 'timeZone'],
    [{ currency: 'XQZ' }, 'currency'],
    [{ region: 'ZZ' }, 'region'],
    [{ language: '!!' }, 'language'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j and names the field', async (body, path) => {
    const answer = await ask('', { method: 'PATCH', body });
    expect(answer.body).toMatchObject({ code: 'invalid-input', fields: [{ path }] });
  });

  it('makes a second workspace of the same name', async () => {
    const body = { name: 'Bakı Diş Klinikası', timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' };
    const cookie = workspace.owner.cookie;
    const made = [
      await test.client('/api/v1/workspaces', { method: 'POST', body, cookie }),
      await test.client('/api/v1/workspaces', { method: 'POST', body, cookie }),
    ].map((answer) => answer.body as { slug: string });
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(2);
    for (const { slug } of made) expect(slug).toMatch(/^baki-dis-klinikasi/);
  });

  it('keeps an owner, even when two step down at once', async () => {
    const own = await test.createWorkspace();
    const other = await test.addMember(own.id, 'owner');
    const path = `/api/v1/workspaces/${own.id}/members`;
    const list = (await test.client(path, { cookie: own.owner.cookie })).body as {
      items: { id: string; userId: string }[];
    };
    const answers = await Promise.all(
      list.items.map(({ id, userId }) =>
        test.client(`${path}/${id}`, {
          method: 'PATCH',
          body: { role: 'viewer' },
          cookie: userId === other.id ? other.cookie : own.owner.cookie,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('invites a person, who signs in with the password they chose', async () => {
    const email = 'Leyla.Quliyeva@Example.com';
    const invited = (await post('/invitations', { email, role: 'editor' })).body as { token: string; url: string };
    expect(invited.url).toContain(invited.token);
    const accept = { token: invited.token, name: 'Leyla', password: 'a password of hers' };
    const path = '/api/v1/invitations/accept';
    expect((await test.client(path, { method: 'POST', body: accept })).status).toBe(200);
    expect((await test.client(path, { method: 'POST', body: accept })).status).toBe(404);
    const { body } = await test.client('/api/auth/sign-in/email', {
      method: 'POST',
      body: { email, password: accept.password },
    });
    expect(body).toMatchObject({ user: { name: 'Leyla', email: email.toLowerCase() } });
    expect(await ask('/members')).toMatchObject({
      body: { items: [{ role: 'owner' }, { role: 'editor', name: 'Leyla' }] },
    });
    expect((await post('/invitations', { email, role: 'viewer' })).status).toBe(409);
  });

  it('lets a known person in with the password of their account only', async () => {
    const known = await test.createPerson('Nigar');
    const { token } = (await post('/invitations', { email: known.email, role: 'viewer' })).body as { token: string };
    const accept = (password: string): Promise<TestAnswer> =>
      test.client('/api/v1/invitations/accept', { method: 'POST', body: { token, name: 'Nobody', password } });
    expect((await accept('not the password')).status).toBe(401);
    expect((await accept('correct horse battery')).status).toBe(200);
  });

  it('lets nobody find a password by an invitation', async () => {
    const strict = await startTestApp({ signInsPerMinute: 3 });
    const known = await test.createPerson('Kamran');
    const { token } = (await post('/invitations', { email: known.email, role: 'viewer' })).body as { token: string };
    const statuses: number[] = [];
    for (const password of ['wrong guess 1', 'wrong guess 2', 'wrong guess 3', 'correct horse battery']) {
      const body = { token, name: 'Nobody', password };
      statuses.push((await strict.client('/api/v1/invitations/accept', { method: 'POST', body })).status);
    }
    await strict.close();
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it('gives an API key once, and refuses it when it is revoked', async () => {
    const made = (await post('/api-keys', { name: 'Site', scopes: ['runs.read'] })).body as { id: string; key: string };
    expect(made.key).toMatch(/^fk_[\w-]{43}$/);
    const list = await ask('/api-keys');
    expect(list.text).not.toContain(made.key);
    const headers = { authorization: `Bearer ${made.key}` };
    const session = { cookie: undefined, headers };
    expect((await ask('/runs', session)).status).not.toBe(401);
    expect((await ask(`/api-keys/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ask('/runs', session)).status).toBe(401);
    expect((await ask(`/api-keys/${made.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it.each(['2027-W10', '2027-01-31T10', 'soon'])('refuses %s as the end of an API key', async (expiresAt) => {
    const answer = await post('/api-keys', { name: 'Site', scopes: ['runs.read'], expiresAt });
    expect(answer.body).toMatchObject({ status: 422, fields: [{ path: 'expiresAt' }] });
  });

  it('never gives the secrets of a connection back', async () => {
    const whatsapp = {
      name: 'Clinic',
      phoneNumberId: '555000111',
      businessAccountId: '555000222',
      accessToken: 'secret-access',
      appSecret: 'secret-app',
      verifyToken: 'secret-verify',
    };
    const put = await ask('/connections/whatsapp', { method: 'PUT', body: whatsapp });
    await ask('/connections/openai', { method: 'PUT', body: { apiKey: 'secret-key', model: 'gpt-5-mini' } });
    const list = await ask('/connections');
    expect(put.text + list.text).not.toContain('secret-');
    expect(list.body).toMatchObject({
      items: [{ kind: 'openai', settings: { model: 'gpt-5-mini' } }, { kind: 'whatsapp' }],
    });
    const other = await test.createWorkspace();
    const taken = await test.client(`/api/v1/workspaces/${other.id}/connections/whatsapp`, {
      method: 'PUT',
      body: whatsapp,
      cookie: other.owner.cookie,
    });
    expect(taken.body).toMatchObject({ code: 'conflict' });
    expect((await ask('/connections/fax', { method: 'PUT', body: {} })).status).toBe(404);
  });

  it('keeps secrets that can be opened, however the workspace id is written', async () => {
    const path = `/api/v1/workspaces/${workspace.id.toUpperCase()}/connections/openai`;
    const body = { apiKey: 'secret-upper', model: 'gpt-5-mini' };
    expect((await test.client(path, { method: 'PUT', body, cookie: workspace.owner.cookie })).status).toBe(200);
    const opened = await test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) => test.app.get(ConnectionRepository).open(tx, 'openai'));
    expect(opened?.secrets).toEqual({ apiKey: 'secret-upper' });
  });

  it('remembers who did what, without personal data', async () => {
    const page = await ask('/audit?limit=2');
    const { items, nextCursor } = page.body as { items: { id: string }[]; nextCursor: string };
    expect(items).toHaveLength(2);
    const next = (await ask(`/audit?limit=100&cursor=${nextCursor}`)).body as {
      items: { id: string; action: string }[];
    };
    expect(next.items.map(({ id }) => id)).not.toContain(items[0]?.id);
    expect(next.items.at(-1)?.action).toBe('workspace.created');
    expect(JSON.stringify(next)).not.toMatch(/leyla|example\.com/i);
  });

  it('refuses a change that another site sends with our cookie', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await ask('', { method: 'PATCH', body: { name: 'Hacked' }, headers })).status).toBe(403);
    }
    expect((await ask('', { method: 'PATCH', body: { name: 'Ours' }, headers: { origin: test.url } })).status).toBe(
      200,
    );
  });
});
