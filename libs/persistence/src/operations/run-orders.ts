import { DomainError, type RunStatus } from '@flowkeep/contracts';
import { LiveNotifier } from '../notifications.ts';
import type { WorkspaceTransaction } from '../transaction-runner.ts';
import { BEING_CANCELLED, refusalOf } from './allowed-actions.ts';
import { type OperableRun, OperableRunRepository } from './operable-run.repository.ts';
import type { RunCommand, RunOrderRequest } from './run-action.ts';
import { RunCommandRepository } from './run-command.repository.ts';
import { UnstartedRunRepository } from './unstarted-run.repository.ts';
import { VersionTriggerRepository } from './version-trigger.repository.ts';

/** What came of an order. `done`: it has been followed. `ordered`: it is delivered as soon as Temporal answers. */
export interface OrderReceipt {
  readonly state: 'done' | 'ordered';
  /** The run's status after it, as far as our tables know. */
  readonly status: RunStatus;
}

/** Gives orders to runs, one run at a time. What was written is undone with the transaction. */
export class RunOrders {
  private readonly runs = new OperableRunRepository();
  private readonly commands = new RunCommandRepository();
  private readonly unstarted = new UnstartedRunRepository();
  private readonly triggers = new VersionTriggerRepository();
  private readonly notifier = new LiveNotifier();

  /**
   * Throws `conflict` with a sentence where the run cannot follow it, `not-found` where there is no such run.
   * `operation`: the one on many runs that it is a part of, which counts what is refused later.
   */
  async give(
    tx: WorkspaceTransaction,
    runId: string,
    order: RunOrderRequest,
    operation?: string,
  ): Promise<OrderReceipt> {
    const run = await this.runs.lock(tx, runId);
    const refusal = refusalOf(run, order.action) ?? (await this.toldBefore(tx, run, order));
    if (refusal !== null) throw new DomainError('conflict', refusal, { details: { status: run.status } });
    if (order.action === 'retry') assertOutcomeKnown(run, order.evenIfUnknown);
    const command = { ...commandOf(run, order), ...(operation !== undefined && { operation }) };
    const receipt = await this.atOnce(tx, run, order);
    if (receipt === null) await this.commands.insert(tx, run.id, command);
    else await this.commands.record(tx, run.id, command);
    await this.notifier.changed(tx, 'run', run.id);
    return receipt ?? { state: 'ordered', status: run.status };
  }

  /** Asked with the run locked: somebody may have told it since it was chosen. */
  private async toldBefore(tx: WorkspaceTransaction, run: OperableRun, order: RunOrderRequest): Promise<string | null> {
    if (order.action !== 'cancel' || order.unlessGiven !== true) return null;
    return (await this.commands.wasGiven(tx, run.id, 'cancel')) ? BEING_CANCELLED : null;
  }

  /** What needs nobody but our own tables; null where Temporal must hear of it. */
  private async atOnce(
    tx: WorkspaceTransaction,
    run: OperableRun,
    order: RunOrderRequest,
  ): Promise<OrderReceipt | null> {
    if (!run.unstarted) return null;
    switch (order.action) {
      case 'pause':
        await this.unstarted.pause(tx, run.id);
        return { state: 'done', status: 'paused' };
      case 'resume':
        await this.unstarted.resume(tx, run.id);
        await this.notifier.workArrived(tx);
        return { state: 'done', status: 'queued' };
      case 'cancel':
        await this.unstarted.cancel(tx, run.id);
        await this.commands.dropFor(tx, run.id);
        return { state: 'done', status: 'cancelled' };
      case 'move':
        await this.unstarted.move(tx, run.id, order.version, await this.beginningIn(tx, run, order));
        return { state: 'done', status: run.status };
      case 'retry':
      case 'skip':
        return null;
    }
  }

  /** A run that nobody has begun can begin in another version only where that has its trigger. */
  private beginningIn(
    tx: WorkspaceTransaction,
    { workflowId, version: fromVersion, triggerNode }: OperableRun,
    { version: toVersion, mapping }: RunOrderRequest & { readonly action: 'move' },
  ): Promise<string> {
    return this.triggers.targetOf(tx, { workflowId, fromVersion, triggerNode, toVersion, mapping });
  }
}

function commandOf(run: OperableRun, order: RunOrderRequest): RunCommand {
  switch (order.action) {
    case 'pause':
      return order.by === undefined ? { kind: 'pause' } : { kind: 'pause', by: order.by };
    case 'resume':
      return { kind: 'resume' };
    case 'cancel':
      return { kind: 'cancel' };
    case 'move':
      return { kind: 'move', version: order.version, mapping: order.mapping };
    case 'retry': {
      const { sealedTrigger, mapping, evenIfUnknown } = order;
      const retry = { ...retryOf(run), sealedTrigger, ...(evenIfUnknown && { evenIfUnknown }) };
      if (order.version === 'same') return retry;
      return { ...retry, version: newestOf(run), ...(mapping !== undefined && { mapping }) };
    }
    case 'skip': {
      const { stepKey, port } = order;
      return run.status === 'failed' ? { ...retryOf(run), skip: { stepKey, port } } : { kind: 'skip', stepKey, port };
    }
  }
}

function retryOf({ version, attempt }: OperableRun) {
  const next = { attempt: attempt + 1, fromVersion: version, version };
  return { kind: 'retry' as const, ...next, sealedTrigger: null, skip: null };
}

function newestOf({ liveVersion }: OperableRun): number {
  if (liveVersion !== null) return liveVersion;
  throw new DomainError('conflict', 'The workflow has no live version. Try again on the same version instead.');
}

function assertOutcomeKnown(run: OperableRun, evenIfUnknown: boolean): void {
  if (!run.sendUnknown || evenIfUnknown) return;
  throw new DomainError(
    'conflict',
    'Nobody knows whether the failed step reached its person: trying again may send it twice. Check, then repeat with evenIfUnknown: true.',
    { details: { reason: 'outcome-unknown', evenIfUnknown: true } },
  );
}
