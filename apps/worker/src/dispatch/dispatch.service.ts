import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { WorkerConfig } from '@flowkeep/config';
import { Database, NotificationListener, WORK_CHANNEL, WorkspaceSnapshotRepository } from '@flowkeep/persistence';
import { MetricsService } from '../health/metrics.service.ts';
import type { Logger } from '../logger.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { CONFIG, LOGGER } from '../tokens.ts';
import { WorkLoop } from '../work-loop.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { RunStarter } from './run-starter.ts';
import { ScheduleDispatcher } from './schedule-dispatcher.ts';
import { WaitSignaller } from './wait-signaller.ts';

/** Most events of one workspace before the next one has its turn. */
const TURN = 25;

/**
 * Two loops that do not hold up one another: events become runs in our database, and runs and signals go to Temporal.
 * Temporal may be down; then the second loop waits and the first does not.
 */
@Injectable()
export class DispatchService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly events: WorkLoop;
  private readonly handOver: WorkLoop;
  private readonly listener: NotificationListener;

  constructor(
    @Inject(CONFIG) config: WorkerConfig,
    @Inject(LOGGER) logger: Logger,
    private readonly database: Database,
    private readonly temporal: TemporalLink,
    private readonly dispatcher: EventDispatcher,
    private readonly schedules: ScheduleDispatcher,
    private readonly starter: RunStarter,
    private readonly signaller: WaitSignaller,
    private readonly metrics: MetricsService,
  ) {
    this.events = new WorkLoop('events', () => this.eventPass(), logger);
    this.handOver = new WorkLoop('temporal', () => this.handOverPass(), logger);
    const wake = (): void => {
      this.events.wake();
      this.handOver.wake();
    };
    this.listener = new NotificationListener({
      url: config.databaseUrl,
      channel: WORK_CHANNEL,
      onNotification: wake,
      onConnected: wake,
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.events.start();
    this.handOver.start();
    await this.listener.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.listener.stop();
    await Promise.all([this.events.stop(), this.handOver.stop()]);
  }

  private async eventPass(): Promise<boolean> {
    let worked = false;
    for (const workspaceId of await this.workspaces.withWork(this.database.runner)) {
      if (await this.schedules.dispatchDue(workspaceId)) worked = true;
      for (let turn = 0; turn < TURN && (await this.dispatchOne(workspaceId)); turn += 1) worked = true;
    }
    if (worked) this.handOver.wake();
    return worked;
  }

  private async dispatchOne(workspaceId: string): Promise<boolean> {
    const outcome = await this.dispatcher.dispatchNext(workspaceId);
    if (outcome !== 'none') this.metrics.events.inc({ outcome });
    return outcome !== 'none';
  }

  private async handOverPass(): Promise<boolean> {
    const workspaces = await this.workspaces.withWork(this.database.runner);
    if (workspaces.length === 0) return false;
    const client = this.temporal.requireClient();
    let worked = false;
    for (const workspaceId of workspaces) {
      if (await this.starter.startNext(workspaceId, client)) worked = true;
      if (await this.signaller.signalNext(workspaceId, client)) worked = true;
    }
    return worked;
  }
}
