import { DomainError, type JsonObject } from '@flowkeep/contracts';
import type { ContactService } from '@flowkeep/crm';
import { createEngine, driveQuick, type Transition } from '@flowkeep/engine';
import type { Plan } from '@flowkeep/graph';
import { controls } from '@flowkeep/nodes/controls';
import {
  type NewRun,
  PlanRepository,
  RunQueueRepository,
  type SubjectKeys,
  type TriggerMatch,
  WorkspaceSnapshotRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import type { CachedPlanSource } from '@flowkeep/temporal';
import type { QuickSteps } from '../steps/quick-steps.ts';
import type { RunSettler } from '../steps/run-settler.ts';
import { canEndAtOnce } from './can-end-at-once.ts';

/** Ends runs that ask for nothing but our own database in the transaction that begins them. Temporal never hears of them. */
export class InstantRuns {
  private readonly plans = new PlanRepository();
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly runs: RunQueueRepository;

  constructor(
    keys: SubjectKeys,
    private readonly cache: CachedPlanSource,
    private readonly contacts: ContactService,
    private readonly quickSteps: QuickSteps,
    private readonly settler: RunSettler,
  ) {
    this.runs = new RunQueueRepository(keys);
  }

  /** Where the run cannot end at once, leaves no trace and gives false: it is then started on Temporal. */
  async tryToEnd(tx: WorkspaceTransaction, trigger: TriggerMatch, run: NewRun, input: JsonObject): Promise<boolean> {
    const plan = await this.cache.plan(tx.workspaceId, trigger.planHash, () => this.plans.get(tx, trigger.planHash));
    if (plan.settings.everyRunOnTemporal) return false;
    const begun = await this.begin(tx, plan, run, input);
    if (!canEndAtOnce(plan, begun)) return false;
    await tx.query('savepoint instant_run');
    try {
      await this.drive(tx, trigger, plan, run, begun);
      await tx.query('release savepoint instant_run');
      return true;
    } catch {
      // Whatever it is, Temporal has the means to try again; here the event must not fail for it.
      await tx.query('rollback to savepoint instant_run');
      return false;
    }
  }

  private async begin(tx: WorkspaceTransaction, plan: Plan, run: NewRun, trigger: JsonObject): Promise<Transition> {
    const workspace = await this.workspaces.get(tx);
    const contact = run.contactId === null ? null : await this.contacts.snapshot(tx, run.contactId);
    const start = { runId: run.id, triggerNode: run.triggerNode, trigger, contact, workspace };
    return createEngine(plan, controls).start(start, Date.now());
  }

  private async drive(
    tx: WorkspaceTransaction,
    { planHash }: TriggerMatch,
    plan: Plan,
    run: NewRun,
    begun: Transition,
  ): Promise<void> {
    const reference = { workspaceId: tx.workspaceId, runId: run.id, planHash, subjectKeyRef: run.subjectKeyRef };
    const { state } = await driveQuick(createEngine(plan, controls), begun, {
      execute: (command, current) => this.quickSteps.execute(reference, plan, command, current, (work) => work(tx)),
      // A statement that failed has spoilt the transaction, and here is no time to try again: both are for Temporal.
      isOutage: (thrown) => !(thrown instanceof DomainError) || thrown.retryable,
      settle: (unsettled) => this.settler.keep(tx, reference, plan, unsettled, []),
      now: () => Date.now(),
    });
    if (state.status === 'running') throw new DomainError('internal', 'The run did not end at once.');
    await this.runs.endedAtOnce(tx, run.id);
  }
}
