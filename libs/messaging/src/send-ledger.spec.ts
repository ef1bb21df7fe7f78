import { randomUUID } from 'node:crypto';
import { DomainError, type SendOutcome } from '@flowkeep/contracts';
import { fromDatabaseError } from '@flowkeep/persistence';
import fc from 'fast-check';
import type { CallTurns } from './call-turns.ts';
import { WhatsAppClient } from './channels/whatsapp/whatsapp-client.ts';
import { MessageSender } from './message-sender.ts';
import { MessageStatuses } from './message-statuses.ts';
import type { SendCommand } from './send-command.ts';
import { Crash, CrashPoint, mortalClient, mortalTransactions } from './spec/crash.ts';
import { type Behaviour, type GraphServer, startGraphServer } from './spec/graph-server.ts';
import { losingOneAnswer } from './spec/lost-commit.ts';
import { openMessagingWorkspace, type MessagingWorkspace } from './spec/messaging-workspace.ts';

const BEHAVIOURS: readonly Behaviour[] = [
  { kind: 'accept' },
  { kind: 'accept-and-drop' },
  { kind: 'accept-and-garble' },
  { kind: 'drop' },
  { kind: 'refuse', code: 131026 },
  { kind: 'refuse', code: 131016 },
];
const TRIES_AT_ONCE = 4;
/** Deaths are drawn up to here: a send that misses two turns, far from the database, has about as many moments. */
const LAST_DRAWN = 30;

/** One try of the step: how the provider behaves, when the process dies, and whether callbacks arrive after it. */
interface Try {
  readonly behaviour: Behaviour;
  readonly dieAt: number | null;
  readonly callbacks: boolean;
  /** How many turns pass by while the ledger is written; absent where calls need none. */
  readonly missed?: number;
  /** Whether the gate is asked again before each turn. */
  readonly isFar?: boolean;
  /** The number of the transaction that is committed without this try's knowledge, and another's try right after it. */
  readonly unheard?: { readonly at: number; readonly meanwhile: Try } | null;
}

describe('send ledger', () => {
  let workspace: MessagingWorkspace;
  let server: GraphServer;

  beforeAll(async () => {
    workspace = await openMessagingWorkspace();
    server = await startGraphServer();
  });
  afterAll(async () => {
    await server.close();
    await workspace.close();
  });

  const newStep = async (): Promise<SendCommand> => ({
    workspaceId: workspace.id,
    stepKey: randomUUID(),
    runId: null,
    request: {
      channel: 'whatsapp',
      contactId: await workspace.addContact(`+99450${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`),
      content: { kind: 'text', text: 'Salam!' },
    },
  });

  /** How many moments each try had that came to its end, or to its death. */
  const moments = new Map<Try, number>();

  const attempt = async (command: SendCommand, one: Try): Promise<SendOutcome | 'again'> => {
    const { behaviour, dieAt, missed, isFar, unheard } = one;
    const crash = new CrashPoint(dieAt);
    const transactions = mortalTransactions(workspace.transactions, crash);
    const meanwhile = async (other: Try): Promise<void> => void (await attempt(command, other));
    const sender = new MessageSender({
      ...workspace,
      transactions: unheard
        ? losingOneAnswer(transactions, unheard.at, () => meanwhile(unheard.meanwhile))
        : transactions,
      whatsapp: mortalClient(new WhatsAppClient({ baseUrl: server.url, timeout: 2_000 }), crash),
      unknown: { sinceCall: 0, atLeast: 0, pollEvery: 1 },
    });
    server.behaviours.splice(0, Infinity, behaviour);
    try {
      return await sender.send(command, undefined, missed === undefined ? undefined : turnsAfter(missed, isFar));
    } catch (error) {
      const known = error instanceof DomainError ? error : fromDatabaseError(error);
      if (error instanceof Crash || known?.retryable === true) return 'again';
      throw error;
    } finally {
      moments.set(one, crash.moments);
    }
  };

  const sendCallbacks = async (): Promise<void> => {
    for (const { ownId, providerId } of server.delivered) {
      const report = { providerId, ownId, status: 'delivered', at: new Date(0), errorCode: null } as const;
      await workspace.run((tx) => new MessageStatuses().apply(tx, 'whatsapp', report));
    }
  };

  /** Does what Temporal does: tries until there is an outcome. The last try meets a good day. */
  const play = async (tries: readonly Try[]): Promise<{ outcome: SendOutcome; delivered: number }> => {
    server.delivered.length = 0;
    const command = await newStep();
    for (const one of tries) {
      const outcome = await attempt(command, one);
      if (one.callbacks) await sendCallbacks();
      if (outcome !== 'again') return { outcome, delivered: server.delivered.length };
    }
    const outcome = await attempt(command, { behaviour: { kind: 'accept' }, dieAt: null, callbacks: false });
    if (outcome === 'again') throw new Error('A good day must bring an outcome.');
    return { outcome, delivered: server.delivered.length };
  };

  const expectTruth = ({ outcome, delivered }: { outcome: SendOutcome; delivered: number }): void => {
    if (outcome.sent) expect(delivered).toBe(1);
    else if (outcome.reason === 'outcome-unknown') expect(delivered).toBeLessThanOrEqual(1);
    else expect(delivered).toBe(0);
  };

  /**
   * Plays `one` once for each moment that it has, and lets it die there; at last it lives. `tries` are all tries of the
   * play, with the one that dies among them.
   */
  const sweep = async (one: Omit<Try, 'dieAt'>, tries: (mortal: Try) => readonly Try[] = (mortal) => [mortal]) => {
    for (let dieAt = 0; ; dieAt += 1) {
      const mortal = { ...one, dieAt };
      expectTruth(await play(tries(mortal)));
      const passed = moments.get(mortal);
      if (passed === undefined) throw new Error('The try that is to die was never made.');
      if (passed < dieAt) return;
    }
  };

  it.each(BEHAVIOURS)(
    'tells the truth about one message whenever the process dies ($kind)',
    async (behaviour) => {
      for (const callbacks of [false, true]) await sweep({ behaviour, callbacks });
      await sweep({ behaviour, callbacks: true, missed: 1 });
    },
    30_000,
  );

  it('tells the truth whatever sequence of deaths and answers a step meets', async () => {
    const one = {
      behaviour: fc.constantFrom(...BEHAVIOURS),
      dieAt: fc.option(fc.nat(LAST_DRAWN), { nil: null, freq: 6 }),
      callbacks: fc.boolean(),
      missed: fc.nat(2),
      isFar: fc.boolean(),
    };
    const unheard = fc.record({ at: fc.integer({ min: 1, max: 5 }), meanwhile: fc.record(one) });
    const tries = fc.array(fc.record({ ...one, unheard: fc.option(unheard, { nil: null }) }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(tries, async (sequence) => expectTruth(await play(sequence))),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([
    ['its turn had passed by', { behaviour: { kind: 'accept' }, dieAt: null, callbacks: false, missed: 1 }],
    ['it is to come back later', { behaviour: { kind: 'refuse', code: 131016 }, dieAt: null, callbacks: false }],
  ] as const)(
    'leaves the call of another alone where a try gives its own back twice: %s',
    async (_, first: Try) => {
      // Prepared and started: what comes third gives the call back.
      await sweep({ behaviour: { kind: 'accept' }, callbacks: false }, (meanwhile) => [
        { ...first, unheard: { at: 3, meanwhile } },
      ]);
    },
    30_000,
  );

  it('learns from a callback that a lost call did reach the person', async () => {
    const { outcome, delivered } = await play([{ behaviour: { kind: 'accept' }, dieAt: 6, callbacks: true }]);
    expect(outcome.sent).toBe(true);
    expect(delivered).toBe(1);
  });

  it('sends once when several tries of a step find it uncalled at the same moment', async () => {
    server.delivered.length = 0;
    server.behaviours.length = 0;
    const command = await newStep();
    const together = meeting(TRIES_AT_ONCE);
    const outcomes = await Promise.allSettled(
      Array.from({ length: TRIES_AT_ONCE }, () =>
        new MessageSender({
          ...workspace,
          transactions: meetingAfterFirst(workspace.transactions, together),
          whatsapp: new WhatsAppClient({ baseUrl: server.url, timeout: 2_000 }),
          unknown: { sinceCall: 5_000, atLeast: 0, pollEvery: 5 },
        }).send(command),
      ),
    );
    expect(server.delivered).toHaveLength(1);
    expect(outcomes).toMatchObject(Array.from({ length: TRIES_AT_ONCE }, () => ({ value: { sent: true } })));
  });
});

/** Turns of which the first so many pass by. */
function turnsAfter(missed: number, isFar = false): CallTurns {
  let left = missed;
  return {
    wait: (prepare) => (isFar ? prepare() : Promise.resolve()),
    isNow: () => (left -= 1) < 0,
    outOfTurn: () => Promise.resolve(),
  };
}

/** Resolves for everybody when the last of them has come. */
function meeting(size: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === size) for (const goOn of waiting) goOn();
    });
}

/** Holds a try between its claim and its call, until all others are there too. */
function meetingAfterFirst(
  transactions: MessagingWorkspace['transactions'],
  together: () => Promise<void>,
): Pick<MessagingWorkspace['transactions'], 'inWorkspace'> {
  let first = true;
  return {
    inWorkspace: async (id, work) => {
      const result = await transactions.inWorkspace(id, work);
      const wasFirst = first;
      first = false;
      if (wasFirst) await together();
      return result;
    },
  };
}
