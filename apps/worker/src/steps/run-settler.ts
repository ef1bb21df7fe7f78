import { DomainError, type JsonObject, type RunStatus, type StepError } from '@flowkeep/contracts';
import {
  createEngine,
  driveQuick,
  type ExecuteCommand,
  type RunState,
  type SettledEvent,
  type StepResult,
  type Unsettled,
  type WaitCommand,
  waitEventsOf,
} from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import {
  RunProjectionRepository,
  StepResultRepository,
  type SubjectKeys,
  type TransactionRunner,
  WaitRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { CachedPlanSource } from '@flowkeep/temporal';
import type { RunReference, SettleInput, SettleResult } from '@flowkeep/workflow-runtime/contract';
import { endsDrive, QuickRetries } from './quick-retries.ts';
import type { QuickSteps } from './quick-steps.ts';

/** Said to a run that goes on in Temporal though it has ended here. */
const ENDED_HERE = { kind: 'cancel', reason: 'The run was ended in Flowkeep.' } as const;

/**
 * Does for a run all that our own database can do: quick steps, waits whose event has come, and the projection. Every
 * part of it may be repeated: steps by the ledger, waits by their keys, reports by their sequence.
 */
export class RunSettler {
  private readonly projection: RunProjectionRepository;
  private readonly waits: WaitRepository;
  private readonly ledger: StepResultRepository;
  private readonly retries = new QuickRetries();

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly plans: CachedPlanSource,
    private readonly quickSteps: QuickSteps,
  ) {
    this.projection = new RunProjectionRepository(keys);
    this.waits = new WaitRepository(keys);
    this.ledger = new StepResultRepository(keys);
  }

  /**
   * Throws for outages, so that it is tried until the database is back, and where a step is to be tried again: as often
   * and as late as its node says. What fails after that is the outcome of the step.
   */
  async settle({ run, state, commands, reports, closed }: SettleInput): Promise<SettleResult> {
    const plan = await this.plans.plan(run.workspaceId, run.planHash);
    const { events } = await driveQuick(
      createEngine(plan, controls),
      { state, commands, reports },
      {
        execute: (command, current) => this.tryStep(run, plan, command, current),
        isOutage: endsDrive,
        attemptOf: (stepKey) => this.retries.triesOf(stepKey),
        settle: (unsettled) =>
          this.transactions.inWorkspace(run.workspaceId, (tx) => this.keep(tx, run, plan, unsettled, closed)),
        now: () => Date.now(),
      },
    );
    for (const { event } of events) if ('stepKey' in event) this.retries.forget(event.stepKey);
    return { events };
  }

  /**
   * In one transaction: reports and run, waits that ended, and waits that begin. A run that was ended here, before
   * Temporal could be told, hears of it now.
   */
  async keep(
    tx: WorkspaceTransaction,
    run: RunReference,
    plan: Plan,
    { state, waits, reports }: Unsettled,
    closed: readonly string[],
  ): Promise<readonly SettledEvent[]> {
    const { runId, subjectKeyRef } = run;
    const progress = { runId, subjectKeyRef, ...standingOf(state, plan), contactId: state.contact?.id ?? null };
    const wasOpen = await this.projection.project(tx, progress, reports);
    if (!wasOpen && state.status === 'running') return [ENDED_HERE];
    const told: SettledEvent[] = [];
    for (const wait of waits) {
      const event = await this.register(tx, runId, wait);
      if (event !== null) told.push({ kind: 'received', stepKey: wait.stepKey, event });
    }
    // Behind the registrations: they lock the person first, as a dispatcher does before it touches any wait.
    await this.waits.close(tx, runId, closed);
    if (state.status !== 'running') await this.waits.closeAll(tx, runId);
    return told;
  }

  private async tryStep(run: RunReference, plan: Plan, command: ExecuteCommand, state: RunState): Promise<StepResult> {
    const policy = plan.nodes[command.node]?.retry ?? { attempts: 1, firstDelaySeconds: 0 };
    try {
      return await this.executeOnce(run, plan, command, state);
    } catch (thrown) {
      throw this.retries.afterFailure(command.stepKey, policy, thrown);
    }
  }

  /** The step and its entry in the ledger are one transaction: a drive that is repeated does not do it again. */
  executeOnce(run: RunReference, plan: Plan, command: ExecuteCommand, state: RunState): Promise<StepResult> {
    const { runId, subjectKeyRef } = run;
    const place = { runId, stepKey: command.stepKey, subjectKeyRef };
    return this.transactions.inWorkspace(run.workspaceId, async (tx) => {
      const kept = await this.ledger.find(tx, place);
      if (kept !== null) return kept as unknown as StepResult;
      const result = await this.quickSteps.execute(run, plan, command, state, (work) => work(tx));
      if (await this.ledger.keep(tx, place, result as unknown as JsonObject)) return result;
      throw new DomainError('unavailable', 'Another try of the step was first. Its result is read next.');
    });
  }

  /** A wait for a time only needs no registration. */
  private async register(tx: WorkspaceTransaction, runId: string, { stepKey, request }: WaitCommand) {
    const [event] = waitEventsOf(request);
    if (event === undefined) return null;
    return this.waits.register(tx, {
      runId,
      stepKey,
      eventKind: event.kind,
      eventKey: event.key,
      contactId: event.contactId,
      since: new Date(request.since),
      until: request.until === null ? null : new Date(request.until),
    });
  }
}

/** Where the run stands, for lists: it waits when all that it does is waiting. */
function standingOf(
  state: RunState,
  plan: Plan,
): { readonly status: RunStatus; readonly currentNode: string | null; readonly error: StepError | null } {
  const steps = Object.values(state.active);
  const current = steps.find((step) => step.kind === 'executing') ?? steps[0];
  const currentNode = current === undefined ? null : (plan.nodes[current.node]?.id ?? null);
  if (state.status !== 'running') return { status: state.status, currentNode, error: state.error ?? null };
  const waits = steps.length > 0 && steps.every((step) => step.kind === 'waiting');
  return { status: waits ? 'waiting' : 'running', currentNode, error: null };
}
