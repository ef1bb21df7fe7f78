import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { WorkerConfig } from '@flowkeep/config';
import {
  Database,
  NotificationListener,
  ORDER_CHANNEL,
  RunCommandRepository,
  WorkspaceSnapshotRepository,
} from '@flowkeep/persistence';
import { WorkspaceTurns } from '../dispatch/workspace-turns.ts';
import { errorFacts, type Logger } from '../logger.ts';
import { isOutage } from '../outage.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { CONFIG, LOGGER } from '../tokens.ts';
import { WorkLoop } from '../work-loop.ts';
import { BulkRunner } from './bulk-runner.ts';
import { OrderDelivery } from './order-delivery.ts';
import { PauseKeeper } from './pause-keeper.ts';

/** How often runs that have not begun are held against the pauses of their workflows, milliseconds. */
const PAUSES_REST = 15_000;

/**
 * Two loops that do not hold up one another: orders to many runs become orders to each, and orders are told to runs on
 * Temporal. Temporal may be down; then the second loop waits and the first does not.
 */
@Injectable()
export class CommandService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly commands = new RunCommandRepository();
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly bulk: WorkLoop;
  private readonly orders: WorkLoop;
  private readonly pauses: WorkLoop;
  private readonly bulkTurns: WorkspaceTurns;
  private readonly orderTurns: WorkspaceTurns;
  private readonly listener: NotificationListener;

  constructor(
    @Inject(CONFIG) config: WorkerConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly temporal: TemporalLink,
    private readonly runner: BulkRunner,
    private readonly delivery: OrderDelivery,
    private readonly keeper: PauseKeeper,
  ) {
    this.bulk = new WorkLoop('bulk', () => this.bulkPass(), logger);
    this.orders = new WorkLoop('orders', () => this.orderPass(), logger);
    this.pauses = new WorkLoop('pauses', () => this.pausePass(), logger, PAUSES_REST);
    const report = (workspaceId: string, thrown: unknown): void => this.report(workspaceId, thrown);
    this.bulkTurns = new WorkspaceTurns({ isOutage, report });
    this.orderTurns = new WorkspaceTurns({ isOutage: (thrown) => this.cannotDeliver(thrown), report });
    const wake = (): void => {
      this.bulk.wake();
      this.orders.wake();
    };
    this.listener = new NotificationListener({
      url: config.databaseUrl,
      channel: ORDER_CHANNEL,
      onNotification: wake,
      onConnected: wake,
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.bulk.start();
    this.orders.start();
    this.pauses.start();
    await this.listener.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.listener.stop();
    await Promise.all([this.bulk.stop(), this.orders.stop(), this.pauses.stop()]);
  }

  private async bulkPass(): Promise<boolean> {
    const workspaces = await this.commands.workspaces(this.database.runner);
    const worked = await this.bulkTurns.each(workspaces, (workspaceId) => this.runner.workOff(workspaceId));
    if (worked) this.orders.wake();
    return worked;
  }

  private async pausePass(): Promise<boolean> {
    for (const workspaceId of await this.workspaces.all(this.database.runner)) await this.keeper.keep(workspaceId);
    return false;
  }

  private async orderPass(): Promise<boolean> {
    const workspaces = await this.commands.workspaces(this.database.runner);
    if (workspaces.length === 0) return false;
    const client = this.temporal.requireClient();
    return this.orderTurns.each(workspaces, (workspaceId) => this.delivery.deliverNext(workspaceId, client));
  }

  /** Temporal's own errors do not say whether it is away or only refuses this one thing. */
  private async cannotDeliver(thrown: unknown): Promise<boolean> {
    return isOutage(thrown) || !(await this.temporal.isUp());
  }

  private report(workspaceId: string, thrown: unknown): void {
    this.logger.warn(
      { workspaceId, ...errorFacts(thrown) },
      'Orders of a workspace cannot be followed now; they wait.',
    );
  }
}
