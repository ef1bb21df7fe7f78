import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { DataConverter } from '@temporalio/common';
import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { WorkerConfig } from '@flowkeep/config';
import { TASK_QUEUES, type TaskQueue } from '@flowkeep/temporal';
import { Backoff } from '../backoff.ts';
import { errorFacts, type Logger } from '../logger.ts';
import { RunActivitiesService } from '../steps/run-activities.service.ts';
import { CONFIG, DATA_CONVERTER, LOGGER } from '../tokens.ts';
import { withPatience } from './patient-codecs.ts';
import { TemporalLink } from './temporal-link.service.ts';
import { loadWorkflowBundle } from './workflow-bundle.ts';

/** Queues whose tasks are pieces of Temporal workflows too; the others only run activities. */
const WITH_WORKFLOWS: readonly TaskQueue[] = ['runs', 'privacy'];

const QUEUES = Object.keys(TASK_QUEUES) as readonly TaskQueue[];

/** Runs that are kept in memory between two tasks; one that sleeps longer is read again from its history. */
const CACHED_RUNS = 1_000;
/** A run that is started while all of them are taken waits in Temporal's own queue, which costs more and takes longer. */
const TASKS_AT_A_TIME = 200;
/** Steps come somewhat slower than the provider may be called, so that they need not wait long for their turn. */
const SHARE_OF_RATE = 0.85;
/** So long a step may go on that nobody wants any more. */
const HEARTBEATS = '2s';

/**
 * One Temporal worker for each queue. When one of them breaks off, what it leaves behind in this process goes on taking
 * tasks that nobody answers, and keeps its queue from others: the process ends where it may, and is started again.
 */
@Injectable()
export class RunWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private workers: readonly Worker[] = [];
  private running: Promise<void> | null = null;
  private stopped = false;
  /** What ends the process; absent where it is not ours to end, as in tests. */
  endProcess: (() => void) | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: WorkerConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(DATA_CONVERTER) private readonly dataConverter: DataConverter,
    private readonly temporal: TemporalLink,
    private readonly activities: RunActivitiesService,
  ) {}

  /** Does not hold up the start: Temporal may come later. */
  onApplicationBootstrap(): void {
    this.running = this.keepRunning();
  }

  /** Takes no more tasks and lets those at hand end. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.shutDown();
    await this.running;
  }

  get areRunning(): boolean {
    const { workers } = this;
    return workers.length === QUEUES.length && workers.every((worker) => worker.getState() === 'RUNNING');
  }

  private async keepRunning(): Promise<void> {
    const backoff = new Backoff(500, 10_000);
    const workflowBundle = await loadWorkflowBundle();
    while (!this.stopped) {
      const connection = await this.temporal.connect();
      if (connection === null || this.hasStopped()) return;
      try {
        await this.runAll(connection, workflowBundle);
        backoff.reset();
      } catch (thrown) {
        this.logger.warn(errorFacts(thrown), 'The Temporal workers broke off; making them anew.');
        if (this.hasBroken && this.endProcess !== undefined) return this.endProcess();
        await new Promise((resolve) => setTimeout(resolve, backoff.take()));
      }
    }
  }

  /** Asked anew behind each wait, which the compiler does not expect of a field. */
  private hasStopped(): boolean {
    return this.stopped;
  }

  private get hasBroken(): boolean {
    return this.workers.some((worker) => worker.getState() === 'FAILED');
  }

  private async runAll(connection: NativeConnection, workflowBundle: WorkflowBundleOption): Promise<void> {
    this.workers = [];
    const ends: Promise<void>[] = [];
    try {
      for (const queue of QUEUES) {
        const worker = await this.create(queue, connection, workflowBundle);
        this.workers = [...this.workers, worker];
        ends.push(worker.run());
        // Looked at below; until then its failure is nobody's.
        ends.at(-1)?.catch(() => undefined);
        // Whoever asked for the end could not yet tell this worker.
        if (this.stopped) return;
      }
      this.logger.info({ queues: QUEUES.length }, 'Taking tasks.');
      // Nobody goes on alone: with one queue dead, runs would hang at its steps.
      await Promise.race(ends);
    } finally {
      this.shutDown();
      // The connection refuses a queue to the next worker until the last one has let go of it.
      await Promise.allSettled(ends);
    }
  }

  private create(
    queue: TaskQueue,
    connection: NativeConnection,
    workflowBundle: WorkflowBundleOption,
  ): Promise<Worker> {
    const rate = this.rateOf(queue);
    return Worker.create({
      connection,
      namespace: this.config.temporalNamespace,
      taskQueue: TASK_QUEUES[queue],
      dataConverter: withPatience(this.dataConverter),
      activities: this.activities.forQueue(queue),
      shutdownGraceTime: '20s',
      shutdownForceTime: '30s',
      maxCachedWorkflows: CACHED_RUNS,
      maxConcurrentWorkflowTaskExecutions: TASKS_AT_A_TIME,
      defaultHeartbeatThrottleInterval: HEARTBEATS,
      maxHeartbeatThrottleInterval: HEARTBEATS,
      ...(WITH_WORKFLOWS.includes(queue) && { workflowBundle }),
      ...(rate !== null && { maxTaskQueueActivitiesPerSecond: rate }),
    });
  }

  private rateOf(queue: TaskQueue): number | null {
    const rates: Readonly<Partial<Record<TaskQueue, number | null>>> = this.config.rates;
    const rate = rates[queue] ?? null;
    return rate === null ? null : rate * SHARE_OF_RATE;
  }

  private shutDown(): void {
    for (const worker of this.workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  }
}
