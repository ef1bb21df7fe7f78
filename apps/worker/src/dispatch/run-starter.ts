import { RunQueueRepository, type RunToStart, type SubjectKeys, type TransactionRunner } from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import type { RunStart } from '@flowkeep/workflow-runtime/contract';
import type { HeadStart } from '../steps/head-start.ts';
import type { PreparedRun, RunPreparation } from './run-preparation.ts';
import type { StartFailures } from './start-failures.ts';
import { StartPlaces } from './start-places.ts';
import { StartedRuns } from './started-runs.ts';

const BATCH = 50;
/** How long a workspace's turn lasts at most, milliseconds: what is slow must not hold up what comes behind it. */
const PATIENCE = 250;
const LONGEST_PAUSE = 60;

/** Begins runs that are committed: as far as they go without waiting, and then on Temporal. */
export class RunStarter {
  private readonly runs: RunQueueRepository;
  private readonly startedRuns: StartedRuns;
  private readonly underWay = new Set<Promise<void>>();
  /** Turns that are not over, by workspace. */
  private readonly turns = new Map<string, Promise<void>>();
  private readonly places = new StartPlaces();
  /** What went wrong with runs that were begun, by workspace, until somebody hears of it. */
  private readonly troubles = new Map<string, unknown>();

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

  /**
   * Begins what there are places for, and waits for none of it: that is what {@link turnOver} is for. True when there may
   * be more. Throws while the database does not answer; nothing is lost.
   */
  async startNext(workspaceId: string, client: RunClient): Promise<boolean> {
    if (this.turns.has(workspaceId)) return true;
    const free = Math.min(this.places.freeFor(workspaceId), BATCH);
    if (free === 0) {
      this.takeTurn(workspaceId, null);
      return true;
    }
    const claimedAt = performance.now();
    const prepared = await this.preparation.next(workspaceId, free);
    if (prepared.length === 0) return false;
    this.takeTurn(workspaceId, Promise.all(prepared.map((each) => this.begin(each, claimedAt, client))));
    return true;
  }

  /** Waits until some workspace may begin more: its runs are begun, or are slow. Not at all where nobody has a turn. */
  async turnOver(): Promise<void> {
    if (this.turns.size > 0) await Promise.race(this.turns.values());
  }

  /** Workspaces with runs that could not be begun because Temporal or the database did not answer. */
  get troubled(): readonly string[] {
    return [...this.troubles.keys()];
  }

  /** Throws what went wrong with the workspace's runs since this was last asked. */
  throwTrouble(workspaceId: string): void {
    if (!this.troubles.has(workspaceId)) return;
    const thrown = this.troubles.get(workspaceId);
    this.troubles.delete(workspaceId);
    throw thrown;
  }

  /** Waits for the runs that are under way. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.underWay, ...this.turns.values()]);
  }

  /** With nothing to wait for, it lasts until there may be places again. */
  private takeTurn(workspaceId: string, work: Promise<unknown> | null): void {
    const over = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      void work?.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    this.turns.set(
      workspaceId,
      over.then(() => void this.turns.delete(workspaceId)),
    );
  }

  private begin(prepared: PreparedRun, claimedAt: number, client: RunClient): Promise<void> {
    const { workspaceId } = prepared.start;
    const leave = this.places.take(workspaceId);
    const work = this.start(prepared, claimedAt, client)
      .catch((thrown: unknown) => void this.troubles.set(workspaceId, thrown))
      .finally(() => {
        leave();
        this.underWay.delete(work);
      });
    this.underWay.add(work);
    return work;
  }

  private async start({ run, start }: PreparedRun, claimedAt: number, client: RunClient): Promise<void> {
    const temporalId = await this.orLater(run, start.workspaceId, client, () =>
      this.takeOrHandOn(run, start, claimedAt, client),
    );
    if (temporalId === null) return;
    // Whoever cancelled it found nothing on Temporal yet, and was told that it is cancelled.
    if (await this.startedRuns.cancelledMeanwhile(start.workspaceId, run.id)) await client.cancel(temporalId);
  }

  /** Gives the id of its Temporal workflow; null where it has ended without, or a later claim begins it. */
  private async takeOrHandOn(
    { slug, workflowName, attempts }: RunToStart,
    start: RunStart,
    claimedAt: number,
    client: RunClient,
  ): Promise<string | null> {
    const headway = await this.headStart.take(start, attempts, claimedAt);
    if (headway.kind === 'ended' || headway.kind === 'taken-over') return null;
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
