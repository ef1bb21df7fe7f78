import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { WorkerConfig } from '@flowkeep/config';
import { Database, LIVE_CHANNEL, NotificationListener, parseLiveChange } from '@flowkeep/persistence';
import type { Logger } from '../logger.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { CONFIG, LOGGER } from '../tokens.ts';
import { WorkLoop } from '../work-loop.ts';
import { PrivacyDispatcher } from './privacy-dispatcher.ts';
import { PrivacyStarter } from './privacy-starter.ts';

/** How often every workspace is looked at, whether or not it has called, milliseconds. */
const ROUND = 60_000;

/** Takes up privacy work: at once where a workspace calls, and in rounds for what nobody heard. */
@Injectable()
export class PrivacyDispatchService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly dispatcher: PrivacyDispatcher;
  private readonly loop: WorkLoop;
  private readonly listener: NotificationListener;
  private readonly waiting = new Set<string>();
  private nextRound = 0;

  constructor(
    @Inject(CONFIG) config: WorkerConfig,
    @Inject(LOGGER) logger: Logger,
    database: Database,
    private readonly temporal: TemporalLink,
  ) {
    this.dispatcher = new PrivacyDispatcher(database.runner);
    this.loop = new WorkLoop('privacy', () => this.pass(), logger);
    this.listener = new NotificationListener({
      url: config.databaseUrl,
      channel: LIVE_CHANNEL,
      onNotification: (payload) => this.hear(payload),
      onConnected: () => {
        this.nextRound = 0;
        this.loop.wake();
      },
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.loop.start();
    await this.listener.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.listener.stop();
    await this.loop.stop();
  }

  private hear(payload: string): void {
    const change = parseLiveChange(payload);
    if (change?.type !== 'privacy') return;
    this.waiting.add(change.workspaceId);
    this.loop.wake();
  }

  private async pass(): Promise<boolean> {
    if (Date.now() >= this.nextRound) {
      for (const workspaceId of await this.dispatcher.everyWorkspace()) this.waiting.add(workspaceId);
      this.nextRound = Date.now() + ROUND;
    }
    const [workspaceId] = this.waiting;
    // Whoever keeps the connection says when Temporal is down; here the work waits.
    if (workspaceId === undefined || !(await this.temporal.isUp())) return false;
    const starter = new PrivacyStarter(this.temporal.requireClient().temporal);
    this.waiting.delete(workspaceId);
    try {
      await this.dispatcher.dispatch(workspaceId, starter);
      return true;
    } catch (thrown) {
      // To the end of the line: one workspace must not hold up the others.
      this.waiting.add(workspaceId);
      throw thrown;
    }
  }
}
