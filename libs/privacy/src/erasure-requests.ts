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

/** How far a key may live on in the memory of a running process, seconds. Part of every certificate. */
const KEY_MEMORY_SECONDS = 60;

/** The progress of an erasure in its request, from beginning to certificate. */
export class ErasureRequests {
  private readonly requests = new DataRequestRepository();
  private readonly live = new LiveNotifier();

  constructor(private readonly transactions: TransactionRunner) {}

  async begin(workspaceId: string, requestId: string, found: PersonalDataCounts): Promise<void> {
    await this.advance(workspaceId, requestId, 'running', { found });
  }

  /** The certificate: what was found, what was done, and that a second look found nothing. */
  async complete(workspaceId: string, requestId: string, result: ErasureResult): Promise<void> {
    await this.advance(workspaceId, requestId, 'completed', {
      found: result.found,
      runsStopped: result.runsStopped,
      keysDestroyed: result.found.keys - result.remaining.keys,
      remaining: result.remaining,
      verifiedAt: new Date().toISOString(),
      keysLeaveMemoryWithinSeconds: KEY_MEMORY_SECONDS,
      kept: ['suppressed addresses as keyed hashes', 'message statuses and times', 'the audit trail by random ids'],
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
