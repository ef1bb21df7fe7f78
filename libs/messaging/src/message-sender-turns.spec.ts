import { randomUUID } from 'node:crypto';
import { SuppressionRepository } from '@flowkeep/persistence';
import { WhatsAppClient } from './channels/whatsapp/whatsapp-client.ts';
import { MessageSender } from './message-sender.ts';
import { MessageTemplates } from './message-templates.ts';
import { type GraphServer, startGraphServer } from './spec/graph-server.ts';
import { goingAway, type Transactions } from './spec/lost-commit.ts';
import { openMessagingWorkspace, type MessagingWorkspace } from './spec/messaging-workspace.ts';

/** So often a write that must not be lost is tried. */
const INSISTED = 6;
const PHONE = '+994501234567';
const GREETING = { kind: 'template', name: 'greeting_az', language: 'az', variables: ['Aysel'] } as const;

describe('MessageSender in turns', () => {
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

  const sender = (transactions: Transactions = workspace.transactions): MessageSender =>
    new MessageSender({
      ...workspace,
      transactions,
      whatsapp: new WhatsAppClient({ baseUrl: server.url, timeout: 10_000 }),
      unknown: { sinceCall: 0, atLeast: 0, pollEvery: 5 },
    });

  /** The first so many turns pass by while the ledger is written. */
  const turnsMissed = (
    missed: number,
    onWait: (turn: number, prepare: () => Promise<void>) => Promise<unknown> = () => Promise.resolve(),
  ) => {
    const log: string[] = [];
    const count = (what: string): number => log.filter((entry) => entry === what).length;
    return {
      log,
      wait: async (prepare: () => Promise<void>) => {
        log.push('wait');
        await onWait(count('wait'), prepare);
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
    expect(await sender(transactions).send(command, undefined, turns)).toMatchObject({ sent: true });
    expect(turns.log).toEqual(['wait', 'is it now', 'out of turn']);
    expect(server.delivered).toHaveLength(1);
    expect(await sender().send(command)).toMatchObject({ sent: true });
    expect(server.delivered).toHaveLength(1);
  }, 20_000);

  it('calls nobody where the right to call may have been given back, and leaves it to the next try', async () => {
    const command = commandTo(await workspace.addContact(PHONE));
    const turns = turnsMissed(1);
    const transactions = goingAway(workspace.transactions, { from: 3, times: INSISTED, isCommitted: true });
    await expect(sender(transactions).send(command, undefined, turns)).rejects.toThrow(/terminated/);
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

  it('asks the gate again before a turn that is far, and at the turn for the right to call alone', async () => {
    const contactId = await workspace.addContact(PHONE);
    const hash = workspace.hashAddress(workspace.id, 'whatsapp', PHONE);
    const optOut = () =>
      workspace.run((tx) => new SuppressionRepository().add(tx, { channel: 'whatsapp', hash }, 'provider-reported'));
    const real = performance.now.bind(performance);
    const turns = turnsMissed(0, async (_, prepare) => {
      performance.now = () => real() + 2_000;
      await prepare();
      await optOut();
    });
    const outcome = await sender()
      .send(commandTo(contactId), undefined, turns)
      .finally(() => Reflect.deleteProperty(performance, 'now'));
    expect(outcome).toMatchObject({ sent: true });
  });

  it('calls nobody who opts out while a turn is far', async () => {
    const contactId = await workspace.addContact(PHONE);
    const hash = workspace.hashAddress(workspace.id, 'whatsapp', PHONE);
    const turns = turnsMissed(0, async (_, prepare) => {
      await workspace.run((tx) =>
        new SuppressionRepository().add(tx, { channel: 'whatsapp', hash }, 'provider-reported'),
      );
      await prepare();
    });
    const outcome = await sender().send(commandTo(contactId), undefined, turns);
    expect(outcome).toMatchObject({ sent: false, reason: 'opted-out' });
    expect(turns.log).toEqual(['wait']);
    expect(server.paths).toHaveLength(0);
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
