import { randomUUID } from 'node:crypto';
import { DomainError } from '@flowkeep/contracts';
import {
  type Actor,
  AuditRepository,
  LiveNotifier,
  type Page,
  type RetentionReport,
  RetentionReportRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** Retention runs that people ask for, and the reports of all. */
export class RetentionRuns {
  private readonly reports = new RetentionReportRepository();
  private readonly audit = new AuditRepository();
  private readonly live = new LiveNotifier();

  /** Gives the id of the report. The worker hears of it when the transaction commits, or finds it when it starts. */
  async request(tx: WorkspaceTransaction, actor: Actor, dryRun: boolean): Promise<string> {
    const id = randomUUID();
    await this.reports.open(tx, id, dryRun);
    const subject = { kind: 'retention-report', id };
    await this.audit.write(tx, { actor, action: 'retention-run.requested', subject, detail: { dryRun } });
    await this.live.changed(tx, 'privacy', id);
    return id;
  }

  /** Requested and not ended yet. */
  async running(tx: WorkspaceTransaction): Promise<readonly RetentionReport[]> {
    return this.reports.running(tx);
  }

  async get(tx: WorkspaceTransaction, id: string): Promise<RetentionReport> {
    const found = await this.reports.find(tx, id);
    if (found === null) throw new DomainError('not-found', 'There is no such retention report.');
    return found;
  }

  /** Newest first. */
  async list(tx: WorkspaceTransaction, limit: number, cursor: string | null): Promise<Page<RetentionReport>> {
    return this.reports.list(tx, limit, cursor);
  }
}
