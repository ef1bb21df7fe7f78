import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { WorkerConfig } from '@flowkeep/config';
import {
  Database,
  EVENTS_ARRIVED,
  NotificationListener,
  RUNS_ARRIVED,
  WORK_CHANNEL,
  WorkspaceSnapshotRepository,
} from '@flowkeep/persistence';
import { MetricsService } from '../health/metrics.service.ts';
import { errorFacts, type Logger } from '../logger.ts';
import { isOutage } from '../outage.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { CONFIG, LOGGER } from '../tokens.ts';
import { WorkLoop } from '../work-loop.ts';
import { EventDispatcher } from './event-dispatcher.ts';
import { RunFollowUp } from './run-follow-up.ts';
import { RunStarter } from './run-starter.ts';
import { ScheduleDispatcher } from './schedule-dispatcher.ts';
import { WaitSignaller } from './wait-signaller.ts';
import { WorkspaceTurns } from './workspace-turns.ts';

/** How often held runs are looked after, milliseconds. */
const SWEEP_EVERY = 30_000;

/** How long schedules and ends of runs wait at most behind events, milliseconds. */
const LOOK_EVERY = 100;

/** A pass with so many events is one of a stream: more are on their way, and what they cost is shared. */
const STREAM = { from: 8, to: 100 };
/** How long a stream gathers between passes, milliseconds. */
const GATHER = 10;

/**
 * Three loops that do not hold up one another: events become runs in our database, runs begin, and replies go to those
 * that wait for them on Temporal. Temporal may be down; then the first loop goes on and the others wait.
 */
@Injectable()
export class DispatchService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly events: WorkLoop;
  private readonly starts: WorkLoop;
  private readonly signals: WorkLoop;
  private readonly sweep: WorkLoop;
  /** When schedules and ends of runs were looked at, by workspace. */
  private readonly lookedAt = new Map<string, number>();
  /** Events of this pass. */
  private dispatched = 0;
  private readonly eventTurns: WorkspaceTurns;
  private readonly startTurns: WorkspaceTurns;
  private readonly signalTurns: WorkspaceTurns;
  private readonly listener: NotificationListener;

  constructor(
    @Inject(CONFIG) config: WorkerConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly temporal: TemporalLink,
    private readonly dispatcher: EventDispatcher,
    private readonly schedules: ScheduleDispatcher,
    private readonly followUp: RunFollowUp,
    private readonly starter: RunStarter,
    private readonly signaller: WaitSignaller,
    private readonly metrics: MetricsService,
  ) {
    this.events = new WorkLoop('events', () => this.eventPass(), logger);
    this.starts = new WorkLoop('starts', () => this.startPass(), logger);
    this.signals = new WorkLoop('signals', () => this.signalPass(), logger);
    this.sweep = new WorkLoop('held-runs', () => this.sweepPass(), logger, SWEEP_EVERY);
    const report = (workspaceId: string, thrown: unknown): void => this.report(workspaceId, thrown);
    this.eventTurns = new WorkspaceTurns({ isOutage, report });
    const ofTemporal = { isOutage: (thrown: unknown) => this.cannotHandOver(thrown), report };
    this.startTurns = new WorkspaceTurns(ofTemporal);
    this.signalTurns = new WorkspaceTurns(ofTemporal);
    this.listener = new NotificationListener({
      url: config.databaseUrl,
      channel: WORK_CHANNEL,
      onNotification: (arrived) => this.wake(arrived),
      onConnected: () => this.wake(''),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.events.start();
    this.starts.start();
    this.signals.start();
    this.sweep.start();
    await this.listener.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.listener.stop();
    await Promise.all([this.events.stop(), this.starts.stop(), this.signals.stop(), this.sweep.stop()]);
  }

  private wake(arrived: string): void {
    if (arrived !== RUNS_ARRIVED) this.events.wake();
    if (arrived !== EVENTS_ARRIVED) this.wakeForTemporal();
  }

  private wakeForTemporal(): void {
    this.starts.wake();
    this.signals.wake();
  }

  private async eventPass(): Promise<boolean> {
    const workspaces = await this.workspaces.withEvents(this.database.runner);
    const worked = await this.eventTurns.each(workspaces, (workspaceId) => this.eventTurn(workspaceId));
    if (worked) this.wakeForTemporal();
    const events = this.dispatched;
    this.dispatched = 0;
    if (events >= STREAM.from && events < STREAM.to) await delay(GATHER);
    return worked;
  }

  /** One batch; then it is the next workspace's turn. While events pour in, the rest is looked at now and then. */
  private async eventTurn(workspaceId: string): Promise<boolean> {
    const { done, putOff, givenUp } = await this.dispatcher.dispatchNext(workspaceId);
    this.metrics.events.inc({ outcome: 'done' }, done);
    this.metrics.events.inc({ outcome: 'put-off' }, putOff);
    this.metrics.events.inc({ outcome: 'given-up' }, givenUp);
    this.dispatched += done;
    const dispatched = done + putOff + givenUp > 0;
    if (dispatched && performance.now() - (this.lookedAt.get(workspaceId) ?? 0) < LOOK_EVERY) return true;
    this.lookedAt.set(workspaceId, performance.now());
    const scheduled = await this.schedules.dispatchDue(workspaceId);
    const told = await this.followUp.tellOfEnds(workspaceId);
    return dispatched || scheduled || told;
  }

  private async sweepPass(): Promise<boolean> {
    for (const workspaceId of await this.workspaces.withHeldRuns(this.database.runner)) {
      await this.followUp.releaseStranded(workspaceId);
    }
    return false;
  }

  private async startPass(): Promise<boolean> {
    const workspaces = await this.workspaces.toStart(this.database.runner);
    const begun = workspaces.length > 0 && (await this.begin(workspaces));
    await this.startTurns.each(this.starter.troubled, async (workspaceId) => {
      this.starter.throwTrouble(workspaceId);
      return Promise.resolve(false);
    });
    // A wait may have ended before Temporal heard of its run.
    if (begun) this.signals.wake();
    return begun;
  }

  private async begin(workspaces: readonly string[]): Promise<boolean> {
    const client = this.temporal.requireClient();
    const begun = await this.startTurns.each(workspaces, (id) => this.starter.startNext(id, client));
    await this.starter.turnOver();
    return begun;
  }

  private async signalPass(): Promise<boolean> {
    const workspaces = await this.workspaces.toSignal(this.database.runner);
    if (workspaces.length === 0) return false;
    const client = this.temporal.requireClient();
    return this.signalTurns.each(workspaces, (id) => this.signaller.signalNext(id, client));
  }

  /** Temporal's own errors do not say whether it is away or only refuses this one thing. */
  private async cannotHandOver(thrown: unknown): Promise<boolean> {
    return isOutage(thrown) || !(await this.temporal.isUp());
  }

  private report(workspaceId: string, thrown: unknown): void {
    this.logger.warn({ workspaceId, ...errorFacts(thrown) }, 'A workspace cannot be worked for now; it rests.');
  }
}
