import { randomUUID } from 'node:crypto';
import type { CallPlace } from '@flowkeep/persistence';
import { WhatsAppClient } from './channels/whatsapp/whatsapp-client.ts';
import { ForgottenCalls, type ForgottenCallsPass } from './forgotten-calls.ts';
import { MessageSender } from './message-sender.ts';
import { MessageStatuses } from './message-statuses.ts';
import type { SendCommand } from './send-command.ts';
import { Crash, CrashPoint, mortalTransactions } from './spec/crash.ts';
import { type Behaviour, type GraphServer, startGraphServer } from './spec/graph-server.ts';
import { openMessagingWorkspace, type MessagingWorkspace } from './spec/messaging-workspace.ts';

/** Prepared and started: each is a transaction, with a moment before and one after. */
const ONCE_STARTED = 4;
const ACCEPT: Behaviour = { kind: 'accept' };

describe('ForgottenCalls', () => {
  const calls = new ForgottenCalls();
  let workspace: MessagingWorkspace;
  let server: GraphServer;
  let contactId: string;

  beforeEach(async () => {
    workspace = await openMessagingWorkspace();
    server = await startGraphServer();
    contactId = await workspace.addContact('+994501234567');
  });
  afterEach(async () => {
    await server.close();
    await workspace.close();
  });

  const attempt = (command: SendCommand, dieAt: number | null, behaviour: Behaviour) => {
    server.behaviours.push(behaviour);
    const sender = new MessageSender({
      ...workspace,
      transactions: mortalTransactions(workspace.transactions, new CrashPoint(dieAt)),
      whatsapp: new WhatsAppClient({ baseUrl: server.url, timeout: 2_000 }),
      unknown: { sinceCall: 0, atLeast: 0, pollEvery: 1 },
    });
    return sender.send(command);
  };
  const newStep = (): SendCommand => ({
    workspaceId: workspace.id,
    stepKey: randomUUID(),
    runId: null,
    request: { channel: 'whatsapp', contactId, content: { kind: 'text', text: 'Salam!' } },
  });
  /** A send whose caller dies when the provider has answered, before that is written down. */
  const forget = async (behaviour = ACCEPT): Promise<SendCommand> => {
    const command = newStep();
    await expect(attempt(command, ONCE_STARTED, behaviour)).rejects.toBeInstanceOf(Crash);
    return command;
  };
  const letPass = (seconds: number) =>
    workspace.run((tx) =>
      tx.query(`update messages set call_started_at = call_started_at - make_interval(secs => $1)`, [seconds]),
    );
  const settle = () => workspace.run((tx) => calls.settle(tx, null));
  const statusOf = async ({ stepKey }: SendCommand) => {
    const [row] = await workspace.run((tx) =>
      tx.query<{ status: string }>(`select status from messages where step_key = $1`, [stepKey]),
    );
    return row?.status;
  };

  it('says that nobody knows, once a minute has passed', async () => {
    const command = await forget();
    await letPass(50);
    expect(await settle()).toEqual({ marked: 0, next: null });
    expect(await statusOf(command)).toBe('queued');
    await letPass(20);
    expect(await settle()).toEqual({ marked: 1, next: null });
    expect(await statusOf(command)).toBe('unknown');
    expect(await settle()).toEqual({ marked: 0, next: null });
  });

  it('believes the report that comes later', async () => {
    const command = await forget();
    await letPass(90);
    await settle();
    const [{ providerId = '', ownId = null } = {}] = server.delivered;
    const report = { providerId, ownId, status: 'delivered', at: new Date(0), errorCode: null } as const;
    await workspace.run((tx) => new MessageStatuses().apply(tx, 'whatsapp', report));
    expect(await statusOf(command)).toBe('delivered');
    await letPass(90);
    expect(await settle()).toEqual({ marked: 0, next: null });
  });

  it('is no hindrance to the next try of the step, which sends nothing', async () => {
    const command = await forget();
    await letPass(90);
    await settle();
    expect(await attempt(command, null, ACCEPT)).toMatchObject({ sent: false, reason: 'outcome-unknown' });
    expect(server.delivered).toHaveLength(1);
  });

  it('leaves alone what was never called, and what was answered', async () => {
    const uncalled = newStep();
    await expect(attempt(uncalled, 2, ACCEPT)).rejects.toBeInstanceOf(Crash);
    server.behaviours.length = 0;
    const accepted = newStep();
    await attempt(accepted, null, ACCEPT);
    const refused = newStep();
    await attempt(refused, null, { kind: 'refuse', code: 131026 });
    await letPass(90);
    expect(await settle()).toEqual({ marked: 0, next: null });
    expect(await Promise.all([uncalled, accepted, refused].map(statusOf))).toEqual(['queued', 'sent', 'failed']);
  });

  it('comes to every call in its turn, however many nobody will ever know of', async () => {
    const inPairs = new ForgottenCalls(2);
    const commands = [];
    for (let count = 0; count < 5; count += 1) commands.push(await forget());
    await letPass(90);
    const marked: number[] = [];
    let after: CallPlace | null = null;
    do {
      const pass: ForgottenCallsPass = await workspace.run((tx) => inPairs.settle(tx, after));
      marked.push(pass.marked);
      after = pass.next;
    } while (after !== null);
    expect(marked).toEqual([2, 2, 1]);
    expect(new Set(await Promise.all(commands.map(statusOf)))).toEqual(new Set(['unknown']));
  });
});
