import { DomainError, type RunStatus, type StepError } from '@flowkeep/contracts';
import {
  createEngine,
  driveQuick,
  type EngineEvent,
  type RunState,
  type Unsettled,
  type WaitCommand,
} from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import {
  RunProjectionRepository,
  type SubjectKeys,
  type TransactionRunner,
  WaitRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { CachedPlanSource } from '@flowkeep/temporal';
import type { RunReference, SettleInput, SettleResult } from '@flowkeep/workflow-runtime/contract';
import { isOutage } from '../outage.ts';
import type { QuickSteps } from './quick-steps.ts';

/** Tries after which an unknown error of a quick step counts. */
const PATIENCE = 5;

type ReceivedEvent = Extract<EngineEvent, { kind: 'received' }>;

/**
 * Does for a run all that our own database can do: quick steps, waits whose event has come, and the projection. Every
 * part of it may be repeated: steps by their keys, waits by theirs, reports by their sequence.
 */
export class RunSettler {
  private readonly projection: RunProjectionRepository;
  private readonly waits: WaitRepository;

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly plans: CachedPlanSource,
    private readonly quickSteps: QuickSteps,
  ) {
    this.projection = new RunProjectionRepository(keys);
    this.waits = new WaitRepository(keys);
  }

  /**
   * Throws for outages, so that it is tried until the database is back. What else goes wrong in a step, and is no
   * error of the domain, becomes its outcome only when it does so again and again.
   */
  async settle({ run, state, commands, reports, closed }: SettleInput, attempt: number): Promise<SettleResult> {
    const plan = await this.plans.plan(run.workspaceId, run.planHash);
    const { events } = await driveQuick(
      createEngine(plan, controls),
      { state, commands, reports },
      {
        execute: (command, current) =>
          this.quickSteps.execute(run, plan, command, current, (work) =>
            this.transactions.inWorkspace(run.workspaceId, work),
          ),
        isOutage: (thrown) => isOutage(thrown) || (!(thrown instanceof DomainError) && attempt < PATIENCE),
        settle: (unsettled) =>
          this.transactions.inWorkspace(run.workspaceId, (tx) => this.keep(tx, run, plan, unsettled, closed)),
        now: () => Date.now(),
      },
    );
    return { events };
  }

  /** In one transaction: reports and run, waits that ended, and waits that begin. */
  async keep(
    tx: WorkspaceTransaction,
    run: RunReference,
    plan: Plan,
    { state, waits, reports }: Unsettled,
    closed: readonly string[],
  ): Promise<readonly ReceivedEvent[]> {
    const { runId, subjectKeyRef } = run;
    const progress = { runId, subjectKeyRef, ...standingOf(state, plan), contactId: state.contact?.id ?? null };
    await this.projection.project(tx, progress, reports);
    await this.waits.close(tx, runId, closed);
    if (state.status !== 'running') await this.waits.closeAll(tx, runId);
    const received: ReceivedEvent[] = [];
    for (const wait of waits) {
      const event = await this.register(tx, runId, wait);
      if (event !== null) received.push({ kind: 'received', stepKey: wait.stepKey, event });
    }
    return received;
  }

  /** A wait for a time only needs no registration. */
  private async register(tx: WorkspaceTransaction, runId: string, { stepKey, request }: WaitCommand) {
    if (request.event === null) return null;
    return this.waits.register(tx, {
      runId,
      stepKey,
      eventKind: request.event.kind,
      eventKey: request.event.key,
      contactId: request.event.contactId,
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
