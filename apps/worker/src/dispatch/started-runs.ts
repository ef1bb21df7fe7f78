import { RunLeaseRepository, type TransactionRunner } from '@flowkeep/persistence';

interface Waiting {
  readonly ids: string[];
  readonly cancelled: Promise<readonly string[]>;
}

/** Says of runs that Temporal has them, of all that come while one transaction is under way in the next one. */
export class StartedRuns {
  private readonly leases = new RunLeaseRepository();
  private readonly waiting = new Map<string, Waiting>();
  private readonly writing = new Map<string, Promise<unknown>>();

  constructor(private readonly transactions: TransactionRunner) {}

  /** Gives whether the run was cancelled here before that. */
  async cancelledMeanwhile(workspaceId: string, runId: string): Promise<boolean> {
    let group = this.waiting.get(workspaceId);
    if (group === undefined) {
      const ids: string[] = [];
      group = { ids, cancelled: this.write(workspaceId, ids) };
      this.waiting.set(workspaceId, group);
    }
    group.ids.push(runId);
    return (await group.cancelled).includes(runId);
  }

  private async write(workspaceId: string, ids: readonly string[]): Promise<readonly string[]> {
    await this.writing.get(workspaceId);
    this.waiting.delete(workspaceId);
    const written = this.transactions.inWorkspace(workspaceId, (tx) => this.leases.started(tx, ids));
    const settled = written.catch(() => undefined);
    this.writing.set(workspaceId, settled);
    void settled.then(() => {
      if (this.writing.get(workspaceId) === settled) this.writing.delete(workspaceId);
    });
    return written;
  }
}
