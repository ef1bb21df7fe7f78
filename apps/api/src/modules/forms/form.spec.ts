import { TransactionRunner } from '@flowkeep/persistence';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import type { TestAnswer } from '../../spec/test-client.ts';
import { FORM_CONFIG, startedBy } from '../workflows/testing/drawing.ts';
import { pathOf, workspaceClient } from '../workflows/testing/workspace-client.ts';
import { TRAP_FIELD } from './form-submission.ts';

describe('hosted forms', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let path: string;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    const client = workspaceClient(test, workspace.id, workspace.owner);
    const [trigger] = (await client.publish(startedBy('trigger.form', FORM_CONFIG))).triggers;
    path = pathOf(trigger?.url);
  });
  afterAll(() => test.close());

  const sendForm = (values: Record<string, string>): Promise<TestAnswer> =>
    test.client(path, {
      method: 'POST',
      text: new URLSearchParams(values).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const events = async (): Promise<readonly { readonly kind: string; readonly key: string }[]> =>
    test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) => tx.query(`select kind, key from events`));

  it('are pages in the language of the workspace that run no script', async () => {
    const page = await test.client(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect(page.text).toContain('<html lang="az">');
    expect(page.text).toMatch(/<label for="field-phone">Telefon/);
  });

  it('make one event however often the same page is sent, and thank', async () => {
    const before = (await events()).length;
    const [, id = ''] = /name="form-submission" value="([^"]+)"/.exec((await test.client(path)).text) ?? [];
    const values = { name: 'Günəş', phone: '050 123 45 67', 'form-submission': id };
    expect((await sendForm(values)).text).toContain('Sağ olun!');
    expect((await sendForm(values)).status).toBe(200);
    const kept = await events();
    expect(kept).toHaveLength(before + 1);
    expect(kept.at(-1)).toMatchObject({ kind: 'form.sent' });
  });

  it('show what is missing and keep what was typed', async () => {
    const before = (await events()).length;
    const answer = await sendForm({ name: '<Günəş>', phone: '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="&lt;Günəş&gt;"');
    expect(answer.text).toMatch(/id="field-phone-fault">Bu sahəni doldurun/);
    expect(await events()).toHaveLength(before);
  });

  it('thank programs and forget them', async () => {
    const before = (await events()).length;
    const answer = await sendForm({ name: 'Bot', phone: '1', [TRAP_FIELD]: 'http://spam.example' });
    expect([answer.status, answer.text.includes('Sağ olun!')]).toEqual([200, true]);
    expect(await events()).toHaveLength(before);
  });

  it('take JSON', async () => {
    const kept = await test.client(path, { method: 'POST', body: { name: 'Günəş', phone: '0501234567' } });
    expect([kept.status, kept.body]).toEqual([202, { eventId: expect.any(String) as string }]);
    const refused = await test.client(path, { method: 'POST', body: { name: 'Günəş' } });
    expect(refused.body).toMatchObject({ status: 422, fields: [{ path: 'phone' }] });
  });

  it('that are not there are 404', async () => {
    const page = await test.client('/f/none', { headers: { 'accept-language': 'az,en;q=0.8' } });
    expect([page.status, page.text.includes('Burada forma yoxdur')]).toEqual([404, true]);
    expect((await test.client(path.replace('/f/', '/api/v1/hooks/'), { method: 'POST', body: {} })).status).not.toBe(
      202,
    );
  });
});
