import type { JsonObject } from '@flowkeep/contracts';
import {
  DataRequestRepository,
  LiveNotifier,
  type PersonalDataCounts,
  type TransactionRunner,
} from '@flowkeep/persistence';

/** What an erasure found, did and proved. Numbers only. */
export interface ErasureResult {
  /** Rows that held something about the person when it began. */
  readonly found: PersonalDataCounts;
  readonly runsStopped: number;
  /** Looked for again afterwards: all zero. */
  readonly remaining: PersonalDataCounts;
}

/** The progress of an erasure in its request, from beginning to certificate. */
export class ErasureRequests {
  private readonly requests = new DataRequestRepository();
  private readonly live = new LiveNotifier();

  constructor(private readonly transactions: TransactionRunner) {}

  async begin(workspaceId: string, requestId: string, found: PersonalDataCounts): Promise<void> {
    await this.advance(workspaceId, requestId, 'running', { ...found });
  }

  /** The certificate: how much of each was erased, and that a second look found nothing. */
  async complete(workspaceId: string, requestId: string, result: ErasureResult): Promise<void> {
    await this.advance(workspaceId, requestId, 'completed', {
      ...result.found,
      runsStopped: result.runsStopped,
      remaining: Object.values(result.remaining).reduce((sum, count) => sum + count, 0),
      verifiedAt: new Date().toISOString(),
      notes: [
        'Keys leave the memory of running processes within a minute.',
        'Kept: suppressed addresses as keyed hashes, statuses and times of messages, the audit trail by random ids.',
      ],
    });
  }

  async fail(workspaceId: string, requestId: string, reason: string): Promise<void> {
    await this.advance(workspaceId, requestId, 'failed', { failure: reason });
  }

  private async advance(
    workspaceId: string,
    requestId: string,
    status: 'running' | 'completed' | 'failed',
    report: JsonObject,
  ): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.requests.advance(tx, requestId, status, report);
      await this.live.changed(tx, 'privacy', requestId);
    });
  }
}
