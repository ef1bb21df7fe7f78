import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, WorkspaceSnapshotRepository } from '@flowkeep/persistence';
import { errorFacts, type Logger } from '../logger.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { LOGGER } from '../tokens.ts';
import { WorkLoop } from '../work-loop.ts';
import { RunReconciler } from './run-reconciler.ts';

/** How long a workspace rests when all of its runs have been compared, milliseconds. */
const ROUND = 60_000;
/**
 * Pause behind a batch that more runs follow, milliseconds. So a process compares at most 100 runs in a second: 100,000
 * that sleep have their turn within 17 minutes, for one question a second to the database and one to Temporal's count.
 * Faster would find sooner what an operator has ended, and cost every other run its share all day.
 */
const PACE = 1_000;

/** Compares open runs with Temporal, every workspace in its turn. */
@Injectable()
export class ReconcileService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly loop: WorkLoop;
  /** Until when workspaces rest, as `performance.now()` gives it. */
  private readonly rests = new Map<string, number>();
  private readonly stopping = new AbortController();

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly temporal: TemporalLink,
    private readonly reconciler: RunReconciler,
  ) {
    this.loop = new WorkLoop('reconcile', () => this.round(), logger, ROUND);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.loop.stop();
  }

  /** One batch of each workspace that does not rest. True where one of them has more. */
  private async round(): Promise<boolean> {
    // Whoever keeps the connection says when Temporal is down; there is nothing to compare with meanwhile.
    if (!(await this.temporal.isUp())) return false;
    let more = false;
    for (const workspaceId of await this.workspaces.withOpenRuns(this.database.runner)) {
      if (this.stopping.signal.aborted) return false;
      if ((this.rests.get(workspaceId) ?? 0) > performance.now()) continue;
      if (await this.reconcile(workspaceId)) {
        more = true;
        await delay(PACE, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      } else this.rests.set(workspaceId, performance.now() + ROUND);
    }
    return more;
  }

  /** True where more is to be compared. One workspace must not hold up the others; a later round tries it again. */
  private async reconcile(workspaceId: string): Promise<boolean> {
    try {
      const { closed, more } = await this.reconciler.reconcile(workspaceId, this.temporal.requireClient());
      if (closed > 0) this.logger.warn({ workspaceId, runs: closed }, 'Closed runs that Temporal had closed.');
      return more;
    } catch (thrown) {
      this.logger.warn({ workspaceId, ...errorFacts(thrown) }, 'Runs could not be compared with Temporal.');
      return false;
    }
  }
}
