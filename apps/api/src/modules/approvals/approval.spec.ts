import {
  type ApprovalAssignee,
  ApprovalRepository,
  SubjectKeys,
  TransactionRunner,
  WorkspaceKeys,
} from '@flowkeep/persistence';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import type { TestAnswer } from '../../spec/test-client.ts';
import { makeContact, type MadeRun, makeRun } from '../runs/testing/run-maker.ts';
import { startedBy } from '../workflows/testing/drawing.ts';
import { expectStatus, pathOf, type WorkspaceClient, workspaceClient } from '../workflows/testing/workspace-client.ts';
import type { ApprovalDto } from './approval.dto.ts';

const CHOICES = [
  { id: 'yes', label: 'Approve <10%>' },
  { id: 'no', label: 'Refuse' },
];

describe('approvals', () => {
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

  const query = <Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> =>
    test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) => tx.query<Row>(sql, parameters));

  /** A run that waits for an answer, as its step leaves it. */
  async function asked(
    changes: { readonly assignee?: ApprovalAssignee; readonly expiresAfterSeconds?: number } = {},
  ): Promise<{ readonly id: string; readonly run: MadeRun; readonly contactId: string }> {
    const contactId = await makeContact(test, workspace.id, 'Günəş');
    const run = await makeRun(test, workspace.id, workflowId, {
      status: 'waiting',
      started: true,
      at: 'ask',
      contactId,
    });
    const approvals = new ApprovalRepository(test.app.get(SubjectKeys), test.app.get(WorkspaceKeys));
    const { approvalId: id } = await test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) =>
      approvals.open(tx, {
        runId: run.id,
        stepKey: `${run.id}:ask:1`,
        subjectKeyRef: run.subjectKeyRef,
        question: 'May Günəş have <b>10%</b> off?',
        choices: CHOICES,
        assignee: changes.assignee ?? { kind: 'anyone' },
        expiresAfterSeconds: changes.expiresAfterSeconds ?? null,
      }),
    );
    return { id, run, contactId };
  }

  const read = async (id: string): Promise<ApprovalDto> =>
    expectStatus(await client.get(`/approvals/${id}`), 200).body as ApprovalDto;
  const press = (link: string | null, fields: Record<string, string>): Promise<TestAnswer> =>
    test.client(pathOf(link), {
      method: 'POST',
      text: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const events = (contactId: string) =>
    query<{ key: string }>(`select key from events where kind = 'approval.answered' and contact_id = $1`, [contactId]);

  it('are listed and answered once by a member, which wakes the run', async () => {
    const { id, run, contactId } = await asked();
    expect((await client.get('/approvals?status=open')).body).toMatchObject({
      items: [{ id, question: 'May Günəş have <b>10%</b> off?', mayAnswer: true, contact: { name: 'Günəş' } }],
    });
    expect((await client.post(`/approvals/${id}/answer`, { choice: 'perhaps' })).status).toBe(422);
    const answers = await Promise.all(
      ['yes', 'no'].map((choice) => client.post(`/approvals/${id}/answer`, { choice, note: 'Once only' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await read(id)).toMatchObject({
      status: 'answered',
      note: 'Once only',
      answeredBy: workspace.owner.id,
      answeredVia: 'member',
      link: null,
    });
    expect(await events(contactId)).toEqual([{ key: `${run.id}:ask:1` }]);
    expect((await client.get('/approvals?status=open')).body).toMatchObject({ items: [] });
  });

  it('are for those whom they ask', async () => {
    const person = await test.addMember(workspace.id, 'viewer');
    const viewer = workspaceClient(test, workspace.id, person);
    const members = (await client.get('/members')).body as { items: { id: string; userId: string }[] };
    const memberId = members.items.find(({ userId }) => userId === person.id)?.id ?? '';
    const anyone = await asked();
    expect((await viewer.get(`/approvals/${anyone.id}`)).body).toMatchObject({ mayAnswer: false, link: null });
    expect((await viewer.post(`/approvals/${anyone.id}/answer`, { choice: 'yes' })).status).toBe(403);
    const theirs = await asked({ assignee: { kind: 'member', memberId } });
    expect((await client.post(`/approvals/${theirs.id}/answer`, { choice: 'yes' })).status).toBe(403);
    expect((await viewer.post(`/approvals/${theirs.id}/answer`, { choice: 'yes' })).status).toBe(200);
    const owners = await asked({ assignee: { kind: 'role', role: 'owner' } });
    expect((await viewer.post(`/approvals/${owners.id}/answer`, { choice: 'yes' })).status).toBe(403);
    expect((await client.post(`/approvals/${owners.id}/answer`, { choice: 'no' })).status).toBe(200);
  });

  it('have a link whose page only looks, whatever follows it', async () => {
    const { id, contactId } = await asked({ expiresAfterSeconds: 3_600 });
    const { link } = await read(id);
    for (const method of ['GET', 'HEAD', 'GET']) {
      expect((await test.client(pathOf(link), { method })).status).toBe(200);
    }
    const page = await test.client(pathOf(link));
    expect(page.text).toContain('May Günəş have &lt;b&gt;10%&lt;/b&gt; off?');
    expect(page.text).toContain('Approve &lt;10%&gt;');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    expect((await read(id)).status).toBe('open');
    expect(await events(contactId)).toEqual([]);
  });

  it('are answered once by link, by however many at once', async () => {
    const { id, contactId } = await asked();
    const { link } = await read(id);
    expect((await press(link, { choice: 'perhaps' })).status).toBe(422);
    const answers = await Promise.all(['yes', 'no', 'yes'].map((choice) => press(link, { choice, note: 'By link' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect(await read(id)).toMatchObject({
      status: 'answered',
      answeredVia: 'link',
      answeredBy: null,
      note: 'By link',
    });
    expect(await events(contactId)).toHaveLength(1);
  });

  it('say on their page what was answered and when, and neither by whom nor with which note', async () => {
    const { id } = await asked();
    const { link } = await read(id);
    expect((await client.post(`/approvals/${id}/answer`, { choice: 'yes', note: 'A quiet word' })).status).toBe(200);
    const { answeredAt } = await read(id);
    const { status, text } = await test.client(pathOf(link));
    expect(status).toBe(410);
    expect(text).toContain('<b>Approve &lt;10%&gt;</b>');
    expect(text).toContain('May Günəş have');
    const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Baku' });
    expect(text).toContain(year.format(new Date(answeredAt ?? '')));
    expect(text).not.toMatch(/A quiet word|<button/);
  });

  it('say on their page that they have expired or were withdrawn', async () => {
    const late = await asked();
    const { link: lateLink } = await read(late.id);
    await query(`update approvals set expires_at = now() - interval '1 second' where id = $1`, [late.id]);
    expect((await press(lateLink, { choice: 'yes' })).status).toBe(410);
    expect(await read(late.id)).toMatchObject({ status: 'expired' });
    expect((await test.client(pathOf(lateLink))).text).toMatch(/It could be answered until <b>|idi, son vaxt: <b>/);
    const ended = await asked();
    const { link } = await read(ended.id);
    await query(`update runs set status = 'cancelled', ended_at = now() where id = $1`, [ended.run.id]);
    const [row] = await query<{ status: string }>(`select status from approvals where id = $1`, [ended.id]);
    expect(row?.status).toBe('withdrawn');
    expect((await test.client(pathOf(link))).status).toBe(410);
    expect((await client.post(`/approvals/${ended.id}/answer`, { choice: 'yes' })).status).toBe(409);
  });

  it('know their links by hash alone, and strangers find nothing', async () => {
    const { id } = await asked();
    const { link } = await read(id);
    const token = pathOf(link).slice('/a/'.length);
    const [row] = await query<{ text: string }>(`select row_to_json(a)::text as text from approvals a where id = $1`, [
      id,
    ]);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(row?.text).not.toContain(token);
    expect(row?.text).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    expect((await test.client(`/a/${token.startsWith('x') ? 'y' : 'x'}${token.slice(1)}`)).status).toBe(404);
    expect((await test.client(`/a/${'x'.repeat(250)}`)).status).toBe(404);
  });

  it('are nothing but ids once the person is erased', async () => {
    const { id, contactId } = await asked();
    await client.post(`/approvals/${id}/answer`, { choice: 'yes', note: 'About Günəş' });
    await test.app
      .get(TransactionRunner)
      .inWorkspace(workspace.id, (tx) => test.app.get(SubjectKeys).destroyForContact(tx, contactId));
    expect(await read(id)).toMatchObject({ status: 'answered', question: null, note: null, choice: 'yes' });
  });

  it('by link are limited, so that nobody can try out addresses', async () => {
    const statuses: number[] = [];
    // So many that one of the minutes has too many of them, however slowly they are answered.
    for (let index = 0; index < 130; index += 1) statuses.push((await test.client(`/a/guess${index}`)).status);
    expect(statuses).toContain(429);
  });
});
