import {
  type RetentionRule,
  type TransactionRunner,
  type WorkspaceTransaction,
  WorkspaceSnapshotRepository,
} from '@flowkeep/persistence';
import { DataRequests, RetentionRules, RetentionRuns } from '@flowkeep/privacy';
import type { PrivacyStarter } from './privacy-starter.ts';

interface Wanted {
  readonly sweeps: readonly { readonly id: string; readonly dryRun: boolean }[];
  readonly erasures: readonly { readonly id: string; readonly contactId: string }[];
  readonly timeZone: string;
  readonly rules: readonly RetentionRule[];
}

/**
 * Hands what was asked for over to Temporal. The rows are the truth: an open report or request is started as often as
 * it is seen, and Temporal has it once.
 */
export class PrivacyDispatcher {
  private readonly rules = new RetentionRules();
  private readonly runs = new RetentionRuns();
  private readonly requests = new DataRequests();
  private readonly workspaces = new WorkspaceSnapshotRepository();
  /** What each schedule was last set to: by workspace. */
  private readonly schedules = new Map<string, string>();

  constructor(private readonly transactions: TransactionRunner) {}

  async everyWorkspace(): Promise<readonly string[]> {
    const rows = await this.transactions.beforeWorkspace<{ workspace_id: string }>(
      `select workspace_id from all_workspaces()`,
    );
    return rows.map((row) => row.workspace_id);
  }

  async dispatch(workspaceId: string, starter: PrivacyStarter): Promise<void> {
    const wanted = await this.transactions.inWorkspace(workspaceId, (tx) => this.read(tx));
    for (const { id, dryRun } of wanted.sweeps) await starter.startSweep(workspaceId, id, dryRun);
    for (const { id, contactId } of wanted.erasures) await starter.startErasure(workspaceId, id, contactId);
    await this.keepSchedule(workspaceId, wanted, starter);
  }

  private async read(tx: WorkspaceTransaction): Promise<Wanted> {
    return {
      sweeps: await this.runs.running(tx),
      erasures: await this.requests.open(tx),
      timeZone: (await this.workspaces.get(tx)).timeZone,
      rules: await this.rules.list(tx),
    };
  }

  private async keepSchedule(workspaceId: string, { timeZone, rules }: Wanted, starter: PrivacyStarter): Promise<void> {
    const anyRule = rules.some(({ enabled }) => enabled);
    const setting = `${timeZone}|${String(anyRule)}`;
    if (this.schedules.get(workspaceId) === setting) return;
    await starter.keepSchedule(workspaceId, timeZone, anyRule);
    this.schedules.set(workspaceId, setting);
  }
}
