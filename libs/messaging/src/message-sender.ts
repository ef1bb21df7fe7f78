import { DomainError, type SendOutcome } from '@flowkeep/contracts';
import {
  type AddressHash,
  type ConnectionRepository,
  type MessageRecord,
  SendLedgerRepository,
  type SubjectKeys,
  type TransactionRunner,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { CallTurns } from './call-turns.ts';
import type { WhatsAppClient } from './channels/whatsapp/whatsapp-client.ts';
import { insist } from './insist.ts';
import type { ProviderAnswer } from './provider-answer.ts';
import type { SendCommand } from './send-command.ts';
import { type Prepared, SendPreparation } from './send-preparation.ts';
import { SendRecording, type StartedCall } from './send-recording.ts';
import { settledOutcome, unknownOutcome } from './settled-outcome.ts';
import { waitUntil } from './wait-until.ts';

/** How long a lost answer is waited for, milliseconds. The provider's status callback brings it. */
export interface UnknownPolicy {
  /** From the call on: how late a callback may reasonably come. */
  readonly sinceCall: number;
  /** At least this long from now on, where the call was long ago. */
  readonly atLeast: number;
  readonly pollEvery: number;
}

export interface MessageSenderOptions {
  readonly transactions: Pick<TransactionRunner, 'inWorkspace'>;
  readonly keys: SubjectKeys;
  readonly connections: ConnectionRepository;
  readonly hashAddress: AddressHash;
  readonly whatsapp: Pick<WhatsAppClient, 'send'>;
  readonly unknown?: UnknownPolicy;
}

/** The gate's answer is good for so long, milliseconds: the person may have opted out since. */
const GATE_HOLDS = 1_000;

type Ready = Extract<Prepared, { kind: 'ready' }>;
/** What came of the wish to call: `ready` holds the right to. */
type Started = Exclude<Prepared, Ready> | (Ready & StartedCall);

const PATIENT: UnknownPolicy = { sinceCall: 20_000, atLeast: 3_000, pollEvery: 250 };

/**
 * Sends exactly once towards people. The ledger row of a step is on disk before the provider is called, and whoever
 * comes back after a crash finds there whether it may call, must wait, or has the outcome already. A call whose answer
 * is lost is never repeated: the provider's status callback resolves it, or it ends as `outcome-unknown`.
 */
export class MessageSender {
  private readonly ledger = new SendLedgerRepository();
  private readonly preparation: SendPreparation;
  private readonly recording: SendRecording;
  private readonly policy: UnknownPolicy;

  constructor(private readonly options: MessageSenderOptions) {
    this.preparation = new SendPreparation(options.keys, options.connections, options.hashAddress);
    this.recording = new SendRecording(options.hashAddress);
    this.policy = options.unknown ?? PATIENT;
  }

  /**
   * May take as long as one call and the wait for a lost answer together: half a minute. Throws a retryable
   * `provider-unavailable` or `rate-limited` where the provider certainly has not taken the message, and `not-found`
   * for an unknown contact. `signal` ends waiting, never a call that is on its way. `turns` are taken for a call only,
   * and what they throw is thrown: then nothing was sent.
   */
  async send(command: SendCommand, signal?: AbortSignal, turns?: CallTurns): Promise<SendOutcome> {
    const prepared = await this.prepare(command);
    const started = prepared.kind === 'ready' ? await this.start(command, prepared, signal, turns) : prepared;
    switch (started.kind) {
      case 'settled':
        return started.outcome;
      case 'in-doubt':
        return this.resolve(command, started.row, signal);
      case 'ready':
        return this.call(command, started, signal);
    }
  }

  private prepare(command: SendCommand): Promise<Prepared> {
    return this.options.transactions.inWorkspace(command.workspaceId, (tx) => this.preparation.prepare(tx, command));
  }

  /** Wins the right to call while it is the call's turn. What is not `ready` any more has changed in the meantime. */
  private async start(command: SendCommand, ready: Ready, signal?: AbortSignal, turns?: CallTurns): Promise<Started> {
    const { transactions } = this.options;
    const gate: { answer: Prepared; askedAt: number } = { answer: ready, askedAt: performance.now() };
    const askAgain = async (): Promise<void> => {
      gate.askedAt = performance.now();
      gate.answer = await this.prepare(command);
    };
    for (;;) {
      await turns?.wait(askAgain);
      signal?.throwIfAborted();
      const isOld = performance.now() - gate.askedAt > GATE_HOLDS;
      const started = await transactions.inWorkspace(command.workspaceId, async (tx) =>
        this.startIn(tx, command, isOld ? await this.preparation.prepare(tx, command) : gate.answer),
      );
      if (started.kind !== 'ready' || turns === undefined || turns.isNow()) return started;
      // The database took so long for it that this call would come together with those behind it.
      if (await this.giveBack(command, started)) continue;
      // Nobody else can call any more, and a late call is better than a message that nobody knows about.
      await turns.outOfTurn();
      return started;
    }
  }

  /** False where the right to call could not be given back, and is certainly still held. */
  private async giveBack({ workspaceId }: SendCommand, { messageId, startedAt }: StartedCall): Promise<boolean> {
    const commit = { isAsked: false };
    try {
      await insist(() =>
        this.options.transactions.inWorkspace(workspaceId, async (tx) => {
          await this.ledger.release(tx, messageId, startedAt);
          commit.isAsked = true;
        }),
      );
      return true;
    } catch (error) {
      // A commit whose answer is lost may have been made: then another try may call.
      if (commit.isAsked) throw error;
      return false;
    }
  }

  private async startIn(tx: WorkspaceTransaction, command: SendCommand, prepared: Prepared): Promise<Started> {
    if (prepared.kind !== 'ready') return prepared;
    const startedAt = await this.ledger.startCall(tx, prepared.messageId);
    if (startedAt !== null) return { ...prepared, startedAt };
    return { kind: 'in-doubt', row: await this.readIn(tx, command) };
  }

  private async call(command: SendCommand, ready: Ready & StartedCall, signal?: AbortSignal): Promise<SendOutcome> {
    const { transactions, whatsapp } = this.options;
    const at = Date.now();
    const answer = await whatsapp.send(ready.sender, ready.address, command.request.content, ready.messageId);
    // What the provider said is known to this process alone: a database that is away for a moment must not lose it.
    await insist(() =>
      transactions.inWorkspace(command.workspaceId, (tx) => this.recording.record(tx, command, ready, answer)),
    );
    return this.outcomeOf(command, { messageId: ready.messageId, at }, answer, signal);
  }

  private async outcomeOf(
    command: SendCommand,
    { messageId, at }: { readonly messageId: string; readonly at: number },
    answer: ProviderAnswer,
    signal?: AbortSignal,
  ): Promise<SendOutcome> {
    switch (answer.kind) {
      case 'accepted':
        return { sent: true, messageId, at };
      case 'refused':
        return { sent: false, reason: answer.reason, message: answer.message, messageId };
      case 'retry-later':
        throw new DomainError(answer.limited ? 'rate-limited' : 'provider-unavailable', answer.message);
      case 'lost':
        return this.resolve(command, await this.read(command), signal);
    }
  }

  /** Waits for the callback that says what became of a call whose answer nobody has. */
  private async resolve(command: SendCommand, row: MessageRecord, signal?: AbortSignal): Promise<SendOutcome> {
    const { transactions } = this.options;
    await transactions.inWorkspace(command.workspaceId, (tx) => this.ledger.markUnknown(tx, row.id));
    const called = row.callStartedAt?.getTime() ?? Date.now();
    const deadline = Math.max(Date.now() + this.policy.atLeast, called + this.policy.sinceCall);
    const outcome = await waitUntil(() => this.look(command), { deadline, every: this.policy.pollEvery, signal });
    return outcome ?? unknownOutcome(row);
  }

  private async look(command: SendCommand): Promise<SendOutcome | null> {
    const row = await this.read(command);
    const outcome = settledOutcome(row);
    if (outcome === null && row.callStartedAt === null) {
      throw new DomainError('provider-unavailable', 'Another try found WhatsApp unavailable. Nothing was sent.');
    }
    return outcome;
  }

  private read(command: SendCommand): Promise<MessageRecord> {
    return this.options.transactions.inWorkspace(command.workspaceId, (tx) => this.readIn(tx, command));
  }

  private async readIn(tx: WorkspaceTransaction, { stepKey }: SendCommand): Promise<MessageRecord> {
    const row = await this.ledger.find(tx, stepKey);
    if (row === null) throw new DomainError('data-erased', 'The message of this step is gone: its contact was erased.');
    return row;
  }
}
