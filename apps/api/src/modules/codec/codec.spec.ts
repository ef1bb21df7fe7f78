import { createPayloadCipher, SubjectKeys, SubjectSealer, TransactionRunner } from '@flowkeep/persistence';
import { payloadCodecs, runWorkflowId } from '@flowkeep/temporal/client';
import { startTestApp, type TestApp, type TestWorkspace } from '../../spec/test-app.ts';
import type { CodecPayloadDto } from './codec.dto.ts';

const UI = 'http://localhost:8233';

describe('the codec server', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let contactId: string;
  let payload: CodecPayloadDto;

  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    payload = await sealed({ text: 'Salam, mən Ayseləm' });
  });
  afterAll(() => test.close());

  /** A payload as a history holds it. */
  async function sealed(value: unknown): Promise<CodecPayloadDto> {
    const ref = await test.app.get(TransactionRunner).inWorkspace(workspace.id, async (tx) => {
      const [contact] = await tx.query<{ id: string }>(`insert into contacts (workspace_id) values ($1) returning id`, [
        tx.workspaceId,
      ]);
      contactId = contact?.id ?? '';
      return test.app.get(SubjectKeys).create(tx, contactId);
    });
    const cipher = createPayloadCipher(test.app.get(SubjectSealer));
    const plans = { planJson: () => Promise.reject(new Error('There is no plan in this test.')) };
    const encoding = new TextEncoder().encode('json/plain');
    let payloads = [{ metadata: { encoding }, data: new TextEncoder().encode(JSON.stringify(value)) }] as Parameters<
      ReturnType<typeof payloadCodecs>[number]['encode']
    >[0];
    const context = { type: 'workflow', workflowId: runWorkflowId('lead', ref, crypto.randomUUID()) } as Parameters<
      ReturnType<typeof payloadCodecs>[1]['encode']
    >[1];
    for (const codec of payloadCodecs({ plans, cipher })) payloads = await codec.encode(payloads, context);
    const [first] = payloads;
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
    const metadata = Object.entries(first?.metadata ?? {}).map(([name, bytes]) => [name, text(bytes)]);
    return {
      metadata: Object.fromEntries(metadata) as Record<string, string>,
      data: text(first?.data ?? new Uint8Array()),
    };
  }

  const decode = async (
    cookie: string | undefined,
  ): Promise<{ status: number; text: string; origin: string | null }> => {
    const headers = { origin: UI, 'x-namespace': 'default' };
    const answer = await test.client('/codec/decode', {
      method: 'POST',
      body: { payloads: [payload] },
      cookie,
      headers,
    });
    const [first] = (answer.body as { payloads?: { data: string }[] }).payloads ?? [];
    const text = Buffer.from(first?.data ?? '', 'base64').toString('utf8');
    return { status: answer.status, text, origin: answer.headers.get('access-control-allow-origin') };
  };

  it('opens a payload for a member of its workspace, when the Web UI asks', async () => {
    expect(Buffer.from(payload.data ?? '', 'base64').toString('latin1')).not.toContain('Salam');
    expect(await decode(workspace.owner.cookie)).toEqual({
      status: 200,
      text: '{"text":"Salam, mən Ayseləm"}',
      origin: UI,
    });
  });

  it('opens nothing for others', async () => {
    const stranger = await test.createWorkspace();
    expect(await decode(stranger.owner.cookie)).toMatchObject({ status: 404, text: '' });
    expect(await decode(undefined)).toMatchObject({ status: 401, text: '' });
  });

  it.each<[string, unknown]>([
    ['a size', { length: 1_000_000_000 }],
    ['a number', 5],
    ['a list', [1, 2]],
  ])('refuses %s where bytes should be', async (_, encoding) => {
    const body = { payloads: [{ metadata: { encoding }, data: '' }] };
    const answer = await test.client('/codec/decode', { method: 'POST', body, cookie: workspace.owner.cookie });
    expect(answer.status).toBe(422);
  });

  it('lets pages of the Web UI ask, and no others', async () => {
    const allowed = async (origin: string): Promise<string | null> => {
      const answer = await test.client('/codec/decode', { method: 'OPTIONS', headers: { origin } });
      return (
        answer.headers.get('access-control-allow-credentials') && answer.headers.get('access-control-allow-origin')
      );
    };
    expect(await allowed(UI)).toBe(UI);
    expect(await allowed('http://evil.example')).toBeNull();
  });

  it('shows a tombstone once the person was erased', async () => {
    const keys = test.app.get(SubjectKeys);
    await test.app.get(TransactionRunner).inWorkspace(workspace.id, (tx) => keys.destroyForContact(tx, contactId));
    expect(await decode(workspace.owner.cookie)).toMatchObject({ status: 200, text: '{"erased":true}' });
  });
});
