import {
  LiveNotifier,
  type RetentionCategory,
  type RetentionCounts,
  RetentionReportRepository,
  RetentionRepository,
  type TransactionRunner,
} from '@flowkeep/persistence';
import { MessageRetention, type RetentionBatch, type RetentionPlace } from './message-retention.ts';
import { monthsBefore } from './months-before.ts';
import { RetentionRules } from './retention-rules.ts';

/** What one rule reaches: everything older than an instant. */
export interface RetentionTask {
  readonly category: RetentionCategory;
  /** ISO instant. */
  readonly before: string;
}

/** The steps of a retention run. Each is a transaction of its own, and may be done again without harm. */
export class RetentionSweeper {
  private readonly rules = new RetentionRules();
  private readonly reports = new RetentionReportRepository();
  private readonly retention = new RetentionRepository();
  private readonly messages = new MessageRetention();
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

  /** Takes one batch of message bodies, and of their copies; `from` is what the batch before has given, null for the first. */
  async takeMessageBodies(
    workspaceId: string,
    before: string,
    from: RetentionPlace | null = null,
  ): Promise<RetentionBatch> {
    return this.transactions.inWorkspace(workspaceId, (tx) => this.messages.take(tx, new Date(before), from));
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
