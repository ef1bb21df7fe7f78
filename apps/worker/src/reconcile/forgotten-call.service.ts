import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ForgottenCalls } from '@flowkeep/messaging';
import { type CallPlace, Database, WorkspaceSnapshotRepository } from '@flowkeep/persistence';
import { errorFacts, type Logger } from '../logger.ts';
import { LOGGER } from '../tokens.ts';
import { WorkLoop } from '../work-loop.ts';

/** How long all workspaces rest when each has had one batch, milliseconds. */
const ROUND = 60_000;

/** Looks after messages whose callers died, a batch of every workspace in its turn. */
@Injectable()
export class ForgottenCallService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly calls = new ForgottenCalls();
  private readonly loop: WorkLoop;
  /** The last call that was looked at, by workspace: those that nobody will ever know of must not hide later ones. */
  private readonly places = new Map<string, CallPlace>();

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
  ) {
    this.loop = new WorkLoop('forgotten calls', () => this.round(), logger, ROUND);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** False always: what is left has its turn in the next round. */
  private async round(): Promise<boolean> {
    for (const workspaceId of await this.workspaces.withOpenCalls(this.database.runner)) await this.settle(workspaceId);
    return false;
  }

  /** One workspace must not hold up the others; a later round tries it again. */
  private async settle(workspaceId: string): Promise<void> {
    try {
      const after = this.places.get(workspaceId) ?? null;
      const { marked, next } = await this.database.runner.inWorkspace(workspaceId, (tx) =>
        this.calls.settle(tx, after),
      );
      if (next === null) this.places.delete(workspaceId);
      else this.places.set(workspaceId, next);
      if (marked > 0) this.logger.warn({ workspaceId, messages: marked }, 'Nobody knows whether messages arrived.');
    } catch (thrown) {
      this.logger.warn({ workspaceId, ...errorFacts(thrown) }, 'Calls without an answer could not be looked at.');
    }
  }
}
