import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, WorkspaceSnapshotRepository } from '@flowkeep/persistence';
import { errorFacts, type Logger } from '../logger.ts';
import { TemporalLink } from '../temporal/temporal-link.service.ts';
import { LOGGER } from '../tokens.ts';
import { WorkLoop } from '../work-loop.ts';
import { RunReconciler } from './run-reconciler.ts';

/** How long it rests between two rounds over all workspaces, milliseconds. */
const ROUND = 60_000;

/** Compares open runs with Temporal, every workspace in its turn. */
@Injectable()
export class ReconcileService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly loop: WorkLoop;

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
    await this.loop.stop();
  }

  private async round(): Promise<boolean> {
    // Whoever keeps the connection says when Temporal is down; there is nothing to compare with meanwhile.
    if (!(await this.temporal.isUp())) return false;
    for (const workspaceId of await this.workspaces.all(this.database.runner)) await this.reconcile(workspaceId);
    return false;
  }

  /** One workspace must not hold up the others; the next round tries it again. */
  private async reconcile(workspaceId: string): Promise<void> {
    try {
      const runs = await this.reconciler.reconcile(workspaceId, this.temporal.requireClient());
      if (runs > 0) this.logger.warn({ workspaceId, runs }, 'Closed runs that Temporal had closed.');
    } catch (thrown) {
      this.logger.warn({ workspaceId, ...errorFacts(thrown) }, 'Runs could not be compared with Temporal.');
    }
  }
}
