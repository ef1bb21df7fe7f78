import type { MessageContent, SendOutcome } from '@flowkeep/contracts';
import { SuppressionRepository } from '@flowkeep/persistence';
import { randomUUID } from 'node:crypto';
import { WhatsAppClient } from './channels/whatsapp/whatsapp-client.ts';
import { MessageReader } from './message-reader.ts';
import { MessageSender } from './message-sender.ts';
import { MessageStatuses } from './message-statuses.ts';
import { MessageTemplates } from './message-templates.ts';
import { type GraphServer, startGraphServer } from './spec/graph-server.ts';
import { goingAway, type Transactions } from './spec/lost-commit.ts';
import { openMessagingWorkspace, type MessagingWorkspace } from './spec/messaging-workspace.ts';

interface SenderOptions {
  readonly baseUrl?: string;
  readonly sinceCall?: number;
  readonly transactions?: Transactions;
}

/** So often a write that must not be lost is tried. */
const INSISTED = 6;
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

  const sender = ({
    baseUrl = server.url,
    sinceCall = 0,
    transactions = workspace.transactions,
  }: SenderOptions = {}): MessageSender =>
    new MessageSender({
      ...workspace,
      transactions,
      whatsapp: new WhatsAppClient({ baseUrl, timeout: 1_000 }),
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
    await expect(sender({ baseUrl: gone.url }).send(command)).rejects.toMatchObject({
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
    const sending = sender({ sinceCall: 5_000 }).send({
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

  describe('in turns', () => {
    /** The first so many turns pass by while the ledger is written. */
    const turnsMissed = (missed: number, onWait: (turn: number) => Promise<unknown> = () => Promise.resolve()) => {
      const log: string[] = [];
      const count = (what: string): number => log.filter((entry) => entry === what).length;
      return {
        log,
        wait: async () => {
          log.push('wait');
          await onWait(count('wait'));
        },
        isNow: () => {
          log.push('is it now');
          return count('is it now') > missed;
        },
        outOfTurn: () => Promise.resolve(void log.push('out of turn')),
      };
    };
    const commandTo = (contactId: string, stepKey: string = randomUUID()) => ({
      workspaceId: workspace.id,
      stepKey,
      runId: null,
      request: { channel: 'whatsapp', contactId, content: GREETING } as const,
    });
    const startedCalls = (stepKey: string) =>
      workspace.run(async (tx) => {
        const rows = await tx.query(
          `select 1 from messages where workspace_id = $1 and step_key = $2 and call_started_at is not null`,
          [workspace.id, stepKey],
        );
        return rows.length;
      });

    it('takes one between the ledger and the call, and none where nobody is called', async () => {
      const command = commandTo(await workspace.addContact(PHONE));
      const found: number[] = [];
      const turns = turnsMissed(0, async () => found.push(await startedCalls(command.stepKey)));
      expect(await sender().send(command, undefined, turns)).toMatchObject({ sent: true });
      expect(await sender().send(command, undefined, turns)).toMatchObject({ sent: true });
      const nobody = commandTo(await workspace.addContact(null));
      expect(await sender().send(nobody, undefined, turns)).toMatchObject({ sent: false });
      server.behaviours.push({ kind: 'accept-and-drop' });
      const lost = commandTo(await workspace.addContact('+994501234568'));
      expect(await sender().send(lost)).toMatchObject({ reason: 'outcome-unknown' });
      expect(await sender().send(lost, undefined, turns)).toMatchObject({ reason: 'outcome-unknown' });
      expect(turns.log).toEqual(['wait', 'is it now']);
      expect(found).toEqual([0]);
    });

    it('gives the right to call back where its turn passed by meanwhile', async () => {
      const command = commandTo(await workspace.addContact(PHONE));
      const found: number[] = [];
      const turns = turnsMissed(2, async () => found.push(await startedCalls(command.stepKey)));
      expect(await sender().send(command, undefined, turns)).toMatchObject({ sent: true });
      expect(found).toEqual([0, 0, 0]);
      expect(server.delivered).toHaveLength(1);
    });

    it('calls out of turn where the database went away before the right to call was given back', async () => {
      const command = commandTo(await workspace.addContact(PHONE));
      const turns = turnsMissed(1);
      const transactions = goingAway(workspace.transactions, { from: 3, times: INSISTED, isCommitted: false });
      expect(await sender({ transactions }).send(command, undefined, turns)).toMatchObject({ sent: true });
      expect(turns.log).toEqual(['wait', 'is it now', 'out of turn']);
      expect(server.delivered).toHaveLength(1);
      expect(await sender().send(command)).toMatchObject({ sent: true });
      expect(server.delivered).toHaveLength(1);
    }, 20_000);

    it('calls nobody where the right to call may have been given back, and leaves it to the next try', async () => {
      const command = commandTo(await workspace.addContact(PHONE));
      const turns = turnsMissed(1);
      const transactions = goingAway(workspace.transactions, { from: 3, times: INSISTED, isCommitted: true });
      await expect(sender({ transactions }).send(command, undefined, turns)).rejects.toThrow(/terminated/);
      expect(turns.log).toEqual(['wait', 'is it now']);
      expect(server.paths).toHaveLength(0);
      expect(await sender().send(command)).toMatchObject({ sent: true });
      expect(server.delivered).toHaveLength(1);
    }, 20_000);

    it('leaves the step uncalled where no turn is to be had', async () => {
      const command = commandTo(await workspace.addContact(PHONE));
      const turns = turnsMissed(9, (turn) => (turn === 2 ? Promise.reject(new Error('No turn.')) : Promise.resolve()));
      await expect(sender().send(command, undefined, turns)).rejects.toThrow('No turn.');
      expect(server.paths).toHaveLength(0);
      expect(await sender().send(command)).toMatchObject({ sent: true });
    });

    it('asks the gate again after a long wait', async () => {
      const contactId = await workspace.addContact(PHONE);
      const hash = workspace.hashAddress(workspace.id, 'whatsapp', PHONE);
      const real = performance.now.bind(performance);
      const turns = turnsMissed(0, async () => {
        await workspace.run((tx) =>
          new SuppressionRepository().add(tx, { channel: 'whatsapp', hash }, 'provider-reported'),
        );
        performance.now = () => real() + 2_000;
      });
      const outcome = await sender()
        .send(commandTo(contactId), undefined, turns)
        .finally(() => Reflect.deleteProperty(performance, 'now'));
      expect(outcome).toMatchObject({ sent: false, reason: 'opted-out' });
      expect(turns.log).toEqual(['wait']);
      expect(server.paths).toHaveLength(0);
    });
  });

  it('refuses an unknown contact', async () => {
    await expect(send(randomUUID(), GREETING)).rejects.toMatchObject({ code: 'not-found' });
  });
});
