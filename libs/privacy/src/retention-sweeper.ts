import {
  LiveNotifier,
  type RetentionCategory,
  type RetentionCounts,
  RetentionReportRepository,
  RetentionRepository,
  type TransactionRunner,
} from '@flowkeep/persistence';
import { monthsBefore } from './months-before.ts';
import { RetentionRules } from './retention-rules.ts';

/** What one rule reaches: everything older than an instant. */
export interface RetentionTask {
  readonly category: RetentionCategory;
  /** ISO instant. */
  readonly before: string;
}

/** What one batch has done. */
export interface RetentionBatch {
  readonly taken: number;
  /** Whether there may be more to take. */
  readonly more: boolean;
}

const BATCH = 500;
/** Everything that a run has kept goes with it, so there are fewer of them. */
const RUNS = 100;

/** The steps of a retention run. Each is a transaction of its own, and may be done again without harm. */
export class RetentionSweeper {
  private readonly rules = new RetentionRules();
  private readonly reports = new RetentionReportRepository();
  private readonly retention = new RetentionRepository();
  private readonly live = new LiveNotifier();

  constructor(private readonly transactions: TransactionRunner) {}

  async open(workspaceId: string, reportId: string, dryRun: boolean): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, (tx) => this.reports.open(tx, reportId, dryRun));
  }

  /** Opens the report and fixes what is old, so that the run has one yardstick from its beginning to its end. */
  async begin(workspaceId: string, reportId: string, dryRun: boolean, now: Date): Promise<readonly RetentionTask[]> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.reports.open(tx, reportId, dryRun);
      const rules = await this.rules.list(tx);
      return rules
        .filter(({ enabled }) => enabled)
        .map(({ category, months }) => ({ category, before: monthsBefore(now, months).toISOString() }));
    });
  }

  /** How much a rule would take: messages, or contacts. */
  async count(workspaceId: string, { category, before }: RetentionTask): Promise<number> {
    const instant = new Date(before);
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      switch (category) {
        case 'message-bodies':
          return this.retention.countMessageBodies(tx, instant);
        case 'inactive-contacts':
          return this.retention.countInactiveContacts(tx, instant);
      }
    });
  }

  /**
   * Takes one batch of message bodies, and when there are no more, of the copies of them in the inbox and in runs, which are
   * not counted. Of a run that ended before, everything that it kept may be such a copy.
   */
  async takeMessageBodies(workspaceId: string, before: string): Promise<RetentionBatch> {
    const instant = new Date(before);
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      const taken = await this.retention.takeMessageBodies(tx, instant, BATCH);
      const more =
        taken === BATCH ||
        (await this.retention.takeEvents(tx, instant, BATCH)) === BATCH ||
        (await this.retention.takeRunData(tx, instant, RUNS)) === RUNS ||
        (await this.retention.takeMessageOutputs(tx, instant, BATCH)) === BATCH;
      return { taken, more };
    });
  }

  /** The next contacts to erase, those longest inactive first. */
  async inactiveContacts(workspaceId: string, before: string, limit: number): Promise<readonly string[]> {
    return this.transactions.inWorkspace(workspaceId, (tx) =>
      this.retention.inactiveContacts(tx, new Date(before), limit),
    );
  }

  async finish(
    workspaceId: string,
    reportId: string,
    status: 'completed' | 'failed',
    counts: RetentionCounts,
  ): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.reports.close(tx, reportId, status, counts);
      await this.live.changed(tx, 'privacy', reportId);
    });
  }
}
