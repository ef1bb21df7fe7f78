import { RunQueueRepository, type RunToStart, type SubjectKeys, type TransactionRunner } from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import type { RunStart } from '@flowkeep/workflow-runtime/contract';
import type { HeadStart } from '../steps/head-start.ts';
import type { PreparedRun, RunPreparation } from './run-preparation.ts';
import type { StartFailures } from './start-failures.ts';
import { StartedRuns } from './started-runs.ts';

/** Runs that are begun at a time; most of that time they wait for the outside world. */
const UNDER_WAY = 60;
const BATCH = 50;
/** How long a pass waits for the runs that it has begun, milliseconds: a slow one must not hold up the next. */
const PATIENCE = 250;
const LONGEST_PAUSE = 60;

/** Begins runs that are committed: as far as they go without waiting, and then on Temporal. */
export class RunStarter {
  private readonly runs: RunQueueRepository;
  private readonly startedRuns: StartedRuns;
  private readonly underWay = new Set<Promise<void>>();
  private trouble: { readonly thrown: unknown } | null = null;

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly preparation: RunPreparation,
    private readonly failures: StartFailures,
    private readonly headStart: HeadStart,
  ) {
    this.runs = new RunQueueRepository(keys);
    this.startedRuns = new StartedRuns(transactions);
  }

  /** True when something was begun. Throws while Temporal or the database does not answer; nothing is lost. */
  async startNext(workspaceId: string, client: RunClient): Promise<boolean> {
    this.throwTrouble();
    const free = UNDER_WAY - this.underWay.size;
    if (free <= 0) {
      await Promise.race(this.underWay);
      return true;
    }
    const prepared = await this.preparation.next(workspaceId, Math.min(free, BATCH));
    const begun = prepared.map((each) => this.begin(each, client));
    await Promise.race([Promise.all(begun), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    this.throwTrouble();
    return prepared.length > 0;
  }

  /** Waits for the runs that are under way. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private begin(prepared: PreparedRun, client: RunClient): Promise<void> {
    const work = this.start(prepared, client)
      .catch((thrown: unknown) => {
        this.trouble = { thrown };
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
    return work;
  }

  private throwTrouble(): void {
    const { trouble } = this;
    this.trouble = null;
    if (trouble !== null) throw trouble.thrown;
  }

  private async start({ run, start }: PreparedRun, client: RunClient): Promise<void> {
    const temporalId = await this.orLater(run, start.workspaceId, client, () => this.takeOrHandOn(run, start, client));
    if (temporalId === null) return;
    // Whoever cancelled it found nothing on Temporal yet, and was told that it is cancelled.
    if (await this.startedRuns.cancelledMeanwhile(start.workspaceId, run.id)) await client.cancel(temporalId);
  }

  /** Gives the id of its Temporal workflow; null where it has ended without. */
  private async takeOrHandOn(
    { slug, workflowName, attempts }: RunToStart,
    start: RunStart,
    client: RunClient,
  ): Promise<string | null> {
    const headway = await this.headStart.take(start, attempts);
    if (headway.kind === 'ended') return null;
    // What the run began with is in its state too; operators look for it here.
    const { kind, ...rest } = headway;
    return client.start(kind === 'none' ? start : { ...start, ...rest }, { slug, workflowName });
  }

  /** A run that cannot be started for a reason of its own holds up no other, and is given up after some tries. */
  private async orLater(
    run: RunToStart,
    workspaceId: string,
    client: RunClient,
    start: () => Promise<string | null>,
  ): Promise<string | null> {
    try {
      return await start();
    } catch (thrown) {
      if (await this.failures.isOutage(thrown, client)) {
        const seconds = Math.min(2 ** run.attempts, LONGEST_PAUSE);
        const lease = { runId: run.id, attempt: run.attempts };
        await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.postpone(tx, lease, seconds));
        throw thrown;
      }
      await this.failures.count(workspaceId, run, thrown);
      return null;
    }
  }
}
