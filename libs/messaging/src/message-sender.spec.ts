import type { MessageContent, SendOutcome } from '@flowkeep/contracts';
import { randomUUID } from 'node:crypto';
import { WhatsAppClient } from './channels/whatsapp/whatsapp-client.ts';
import { MessageReader } from './message-reader.ts';
import { MessageSender } from './message-sender.ts';
import { MessageStatuses } from './message-statuses.ts';
import { MessageTemplates } from './message-templates.ts';
import { type GraphServer, startGraphServer } from './spec/graph-server.ts';
import { openMessagingWorkspace, type MessagingWorkspace } from './spec/messaging-workspace.ts';

const PHONE = '+994501234567';
const GREETING = { kind: 'template', name: 'greeting_az', language: 'az', variables: ['Aysel'] } as const;

describe('MessageSender', () => {
  let workspace: MessagingWorkspace;
  let server: GraphServer;

  beforeEach(async () => {
    workspace = await openMessagingWorkspace();
    server = await startGraphServer();
    const template = {
      channel: 'whatsapp',
      name: 'greeting_az',
      language: 'az',
      category: 'utility',
      body: 'Salam, {{1}}!',
    } as const;
    await workspace.run((tx) => new MessageTemplates().createTemplate(tx, { ...template, status: 'approved' }));
  });
  afterEach(async () => {
    await server.close();
    await workspace.close();
  });

  const sender = (baseUrl = server.url, sinceCall = 0): MessageSender =>
    new MessageSender({
      ...workspace,
      whatsapp: new WhatsAppClient({ baseUrl, timeout: 10_000 }),
      unknown: { sinceCall, atLeast: 0, pollEvery: 5 },
    });

  const send = (contactId: string, content: MessageContent, stepKey: string = randomUUID()): Promise<SendOutcome> =>
    sender().send({
      workspaceId: workspace.id,
      stepKey,
      runId: null,
      request: { channel: 'whatsapp', contactId, content },
    });

  const messagesOf = async (contactId: string) =>
    (await workspace.run((tx) => new MessageReader(workspace.keys).list(tx, { contactId }, 10, null))).items;

  it('sends an approved template outside the 24 hours and keeps its readable text', async () => {
    const contactId = await workspace.addContact(PHONE, false);
    expect(await send(contactId, GREETING)).toMatchObject({ sent: true });
    expect(server.paths).toEqual([`/v26.0/${workspace.id}/messages`]);
    expect(server.delivered[0]?.body).toMatchObject({ to: '994501234567', type: 'template' });
    expect(await messagesOf(contactId)).toMatchObject([
      {
        direction: 'out',
        kind: 'template',
        templateName: 'greeting_az',
        text: 'Salam, Aysel!',
        status: 'sent',
        error: null,
      },
    ]);
  });

  it('keeps free text back outside the 24 hours, calls nobody, and says why', async () => {
    const contactId = await workspace.addContact(PHONE, false);
    const outcome = await send(contactId, { kind: 'text', text: 'Salam!' });
    expect(outcome).toMatchObject({ sent: false, reason: 'window-closed' });
    expect(server.paths).toHaveLength(0);
    expect(await messagesOf(contactId)).toMatchObject([
      { status: 'failed', error: outcome.sent ? '' : outcome.message },
    ]);
  });

  it('remembers that a number is not on WhatsApp', async () => {
    const contactId = await workspace.addContact(PHONE, false);
    server.behaviours.push({ kind: 'refuse', code: 131026 });
    expect(await send(contactId, GREETING)).toMatchObject({ sent: false, reason: 'not-on-channel' });
    expect(await send(contactId, GREETING)).toMatchObject({ sent: false, reason: 'not-on-channel' });
    expect(server.paths).toHaveLength(1);
  });

  it('gives the stored outcome to every later try of the step', async () => {
    const contactId = await workspace.addContact(PHONE);
    const before = Date.now();
    const first = await send(contactId, GREETING, 'run:greet:1');
    const after = Date.now();
    const again = await send(contactId, GREETING, 'run:greet:1');
    expect(again).toMatchObject({ sent: true, messageId: first.messageId });
    // It was sent then, and not now: the person may have answered since.
    for (const outcome of [first, again]) {
      const at = outcome.sent ? (outcome.at ?? 0) : 0;
      expect(at).toBeGreaterThanOrEqual(before);
      expect(at).toBeLessThanOrEqual(after);
    }
    expect(server.paths).toHaveLength(1);
  });

  it('may try again when the provider is not there, or asks to come back later', async () => {
    const contactId = await workspace.addContact(PHONE);
    const request = { channel: 'whatsapp', contactId, content: GREETING } as const;
    const command = { workspaceId: workspace.id, stepKey: randomUUID(), runId: null, request };
    const gone = await startGraphServer();
    await gone.close();
    await expect(sender(gone.url).send(command)).rejects.toMatchObject({
      code: 'provider-unavailable',
      retryable: true,
    });
    server.behaviours.push({ kind: 'refuse', code: 130429 });
    await expect(sender().send(command)).rejects.toMatchObject({ code: 'rate-limited', retryable: true });
    expect(await sender().send(command)).toMatchObject({ sent: true });
    expect(server.delivered).toHaveLength(1);
  });

  it('waits for the callback that resolves a lost answer', async () => {
    const contactId = await workspace.addContact(PHONE);
    server.behaviours.push({ kind: 'accept-and-drop' });
    const request = { channel: 'whatsapp', contactId, content: GREETING } as const;
    const sending = sender(server.url, 5_000).send({
      workspaceId: workspace.id,
      stepKey: randomUUID(),
      runId: null,
      request,
    });
    while (server.delivered.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const [delivered] = server.delivered;
    await workspace.run((tx) =>
      new MessageStatuses().apply(tx, 'whatsapp', {
        providerId: delivered?.providerId ?? '',
        ownId: delivered?.ownId ?? null,
        status: 'sent',
        at: new Date(),
        errorCode: null,
      }),
    );
    expect(await sending).toMatchObject({ sent: true });
  });

  it('never sends again when nothing resolves a lost answer', async () => {
    const contactId = await workspace.addContact(PHONE);
    server.behaviours.push({ kind: 'accept-and-drop' });
    expect(await send(contactId, GREETING, 'run:greet:1')).toMatchObject({ sent: false, reason: 'outcome-unknown' });
    expect(await send(contactId, GREETING, 'run:greet:1')).toMatchObject({ sent: false, reason: 'outcome-unknown' });
    expect(server.delivered).toHaveLength(1);
    expect(await messagesOf(contactId)).toMatchObject([{ status: 'unknown' }]);
  });

  it('refuses an unknown contact', async () => {
    await expect(send(randomUUID(), GREETING)).rejects.toMatchObject({ code: 'not-found' });
  });
});
