import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { DataConverter } from '@temporalio/common';
import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { WorkerConfig } from '@flowkeep/config';
import { TASK_QUEUES, type TaskQueue } from '@flowkeep/temporal';
import { Backoff } from '../backoff.ts';
import { errorFacts, type Logger } from '../logger.ts';
import { RunActivitiesService } from '../steps/run-activities.service.ts';
import { CONFIG, DATA_CONVERTER, LOGGER } from '../tokens.ts';
import { TemporalLink } from './temporal-link.service.ts';
import { loadWorkflowBundle } from './workflow-bundle.ts';

/** Queues whose tasks are pieces of Temporal workflows too; the others only run activities. */
const WITH_WORKFLOWS: readonly TaskQueue[] = ['runs', 'privacy'];

/** Runs that are kept in memory between two tasks; one that sleeps longer is read again from its history. */
const CACHED_RUNS = 1_000;
/** So long a step may go on that nobody wants any more. */
const HEARTBEATS = '2s';

/** One Temporal worker for each queue. When one of them breaks off, all are made anew. */
@Injectable()
export class RunWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private workers: readonly Worker[] = [];
  private running: Promise<void> | null = null;
  private stopped = false;

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
    return this.workers.length > 0 && this.workers.every((worker) => worker.getState() === 'RUNNING');
  }

  private async keepRunning(): Promise<void> {
    const backoff = new Backoff(500, 10_000);
    const workflowBundle = await loadWorkflowBundle();
    while (!this.stopped) {
      const connection = await this.temporal.connect();
      if (connection === null) return;
      try {
        await this.runAll(connection, workflowBundle);
        backoff.reset();
      } catch (thrown) {
        this.logger.warn(errorFacts(thrown), 'The Temporal workers broke off; making them anew.');
        await new Promise((resolve) => setTimeout(resolve, backoff.take()));
      }
    }
  }

  private async runAll(connection: NativeConnection, workflowBundle: WorkflowBundleOption): Promise<void> {
    const queues = Object.keys(TASK_QUEUES) as readonly TaskQueue[];
    this.workers = await Promise.all(queues.map((queue) => this.create(queue, connection, workflowBundle)));
    this.logger.info({ queues: queues.length }, 'Taking tasks.');
    const ends = this.workers.map((worker) => worker.run());
    // Nobody goes on alone: with one queue dead, runs would hang at its steps.
    await Promise.race(ends).finally(() => this.shutDown());
    await Promise.allSettled(ends);
    this.workers = [];
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
      dataConverter: this.dataConverter,
      activities: this.activities.forQueue(queue),
      shutdownGraceTime: '20s',
      shutdownForceTime: '30s',
      maxCachedWorkflows: CACHED_RUNS,
      defaultHeartbeatThrottleInterval: HEARTBEATS,
      ...(WITH_WORKFLOWS.includes(queue) && { workflowBundle }),
      ...(rate !== null && { maxTaskQueueActivitiesPerSecond: rate }),
    });
  }

  private rateOf(queue: TaskQueue): number | null {
    const rates: Readonly<Partial<Record<TaskQueue, number | null>>> = this.config.rates;
    return rates[queue] ?? null;
  }

  private shutDown(): void {
    for (const worker of this.workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  }
}
