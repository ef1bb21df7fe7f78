import { type CallPlace, LiveNotifier, OpenCallRepository, type WorkspaceTransaction } from '@flowkeep/persistence';

/** Longer than a call and the writing of its answer may take, seconds: who has said nothing by then is gone. */
const FORGOTTEN_AFTER = 60;
const BATCH = 1_000;

/** What came of looking at a batch. */
export interface ForgottenCallsPass {
  /** Messages that are now said to be unknown. */
  readonly marked: number;
  /** Where the next batch begins; null once all were looked at. */
  readonly next: CallPlace | null;
}

/**
 * Says of messages whose caller died in the middle of the call that nobody knows what became of them. The next try of the
 * step says so by itself; but where the run was ended or the step skipped, none comes, and the message would look as if it
 * were on its way for ever.
 */
export class ForgottenCalls {
  private readonly calls = new OpenCallRepository();
  private readonly live = new LiveNotifier();

  constructor(private readonly batch = BATCH) {}

  /**
   * Looks at one batch behind `after`; null begins anew. It harms nobody who comes back all the same: an answer, a status
   * report and the next try of the step find an unknown message as they find one whose answer was lost.
   */
  async settle(tx: WorkspaceTransaction, after: CallPlace | null): Promise<ForgottenCallsPass> {
    const calls = await this.calls.olderThan(tx, FORGOTTEN_AFTER, after, this.batch);
    let marked = 0;
    for (const call of calls) {
      if (call.isUnknown || !(await this.calls.markUnknown(tx, call))) continue;
      await this.live.changed(tx, 'message', call.id);
      marked += 1;
    }
    return { marked, next: calls.length < this.batch ? null : (calls.at(-1) ?? null) };
  }
}
