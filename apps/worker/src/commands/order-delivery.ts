import { DomainError } from '@flowkeep/contracts';
import {
  AheadCancelRepository,
  LiveNotifier,
  type OperableRun,
  OperableRunRepository,
  type RunCommand,
  RunCommandRepository,
  type RunCommandRow,
  type TransactionRunner,
} from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import { everyOne } from '../every-one.ts';
import { saysNothingOfTheOrder } from './delivery-trouble.ts';
import type { OrderMessages } from './order-messages.ts';
import type { RunRestarter } from './run-restarter.ts';

const BATCH = 50;
const LONGEST_PAUSE = 60;
/** Tries after which an order that fails for reasons of its own is given up: about half an hour. */
const MOST_ATTEMPTS = 30;

const ENDED = 'The run has ended.';

/** What came of one delivery. `later`: the run cannot be told yet. */
type Delivered =
  { readonly kind: 'done'; readonly refusal: string | null } | { readonly kind: 'later'; readonly seconds: number };

const DONE: Delivered = { kind: 'done', refusal: null };

/** For a run that is about to be known to Temporal, or to end. */
const SOON: Delivered = { kind: 'later', seconds: 2 };

/** Tells runs what was ordered of them: an order may be told twice, and counts once. */
export class OrderDelivery {
  private readonly commands = new RunCommandRepository();
  private readonly operable = new OperableRunRepository();
  private readonly ahead = new AheadCancelRepository();
  private readonly notifier = new LiveNotifier();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly messages: OrderMessages,
    private readonly restarter: RunRestarter,
  ) {}

  /** True when something was delivered. Throws while Temporal or the database does not answer; nothing is lost. */
  async deliverNext(workspaceId: string, client: RunClient): Promise<boolean> {
    const claimed = await this.transactions.inWorkspace(workspaceId, (tx) => this.commands.claim(tx, BATCH));
    await everyOne(claimed.map((row) => this.deliver(workspaceId, row, client)));
    return claimed.length > 0;
  }

  private async deliver(workspaceId: string, row: RunCommandRow, client: RunClient): Promise<void> {
    try {
      const delivered = await this.follow(workspaceId, row, client);
      await this.transactions.inWorkspace(workspaceId, async (tx) => {
        if (delivered.kind === 'later') return this.commands.postpone(tx, row.id, delivered.seconds);
        await this.commands.done(tx, row.id, delivered.refusal);
        await this.notifier.ordersArrived(tx);
        return this.notifier.changed(tx, 'run', row.runId);
      });
    } catch (thrown) {
      await this.putOff(workspaceId, row, thrown);
      throw thrown;
    }
  }

  private async putOff(workspaceId: string, row: RunCommandRow, thrown: unknown): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, async (tx) => {
      const hopeless = row.attempts >= MOST_ATTEMPTS && !saysNothingOfTheOrder(thrown);
      if (!hopeless) return this.commands.postpone(tx, row.id, pauseAfter(row.attempts));
      return this.commands.done(tx, row.id, 'The order could not be delivered. Look at the run, then give it again.');
    });
  }

  private async follow(workspaceId: string, row: RunCommandRow, client: RunClient): Promise<Delivered> {
    const { runId, command } = row;
    const run = await this.transactions.inWorkspace(workspaceId, (tx) => this.operable.get(tx, runId));
    if (command.kind === 'retry') return this.retry(workspaceId, run, { ...row, command }, client);
    if (command.kind === 'cancel') return this.cancel(workspaceId, run, row, client);
    const { temporalWorkflowId } = run;
    if (run.ended || temporalWorkflowId === null) return { kind: 'done', refusal: run.ended ? ENDED : null };
    if (run.startPending) return later(row);
    const told = await this.messages.tell(workspaceId, run, temporalWorkflowId, command, client);
    return told ? DONE : { kind: 'done', refusal: ENDED };
  }

  /**
   * While Temporal does not know the run, somebody may be driving it: they look for this order themselves, and the run
   * undoes its work. Only where no step can have begun is it ended here.
   */
  private async cancel(
    workspaceId: string,
    run: OperableRun,
    row: RunCommandRow,
    client: RunClient,
  ): Promise<Delivered> {
    const { temporalWorkflowId } = run;
    const ahead = await this.transactions.inWorkspace(workspaceId, (tx) => this.ahead.standing(tx, row.id));
    if (ahead !== 'untold' && run.ended) return DONE;
    if (ahead === 'told' && run.startPending) return SOON;
    if (run.ended || temporalWorkflowId === null) return { kind: 'done', refusal: run.ended ? ENDED : null };
    // A second cancel would end it without its undo steps, and whoever drives it may tell it until Temporal has it.
    const isNews = ahead === 'untold' && !run.startPending;
    const brought = isNews ? [] : await client.cancelsOf(temporalWorkflowId);
    if (brought?.includes(row.id) === true) return DONE;
    if (brought !== null && (await this.messages.cancel(workspaceId, run, temporalWorkflowId, client))) return DONE;
    if (!run.startPending) return { kind: 'done', refusal: ENDED };
    const shut = await this.transactions.inWorkspace(workspaceId, (tx) => this.ahead.shut(tx, run.id));
    if (!shut) return SOON;
    // A start may have been under way.
    await client.cancel(temporalWorkflowId);
    return DONE;
  }

  private async retry(
    workspaceId: string,
    run: OperableRun,
    row: RunCommandRow & { readonly command: RunCommand & { readonly kind: 'retry' } },
    client: RunClient,
  ): Promise<Delivered> {
    try {
      return (await this.restarter.restart(workspaceId, run, row.command, client)) ? DONE : later(row);
    } catch (thrown) {
      if (!(thrown instanceof DomainError) || thrown.retryable) throw thrown;
      return { kind: 'done', refusal: thrown.message };
    }
  }
}

function later({ attempts }: RunCommandRow): Delivered {
  return { kind: 'later', seconds: pauseAfter(attempts) };
}

function pauseAfter(attempts: number): number {
  return Math.min(2 ** attempts, LONGEST_PAUSE);
}
