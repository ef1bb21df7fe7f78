import { type ContactSnapshot, DomainError, type WorkspaceSnapshot } from '@flowkeep/contracts';
import { ContactService } from '@flowkeep/crm';
import { ENGINE_VERSION } from '@flowkeep/engine';
import {
  type ClaimedRun,
  RunBeginningRepository,
  RunQueueRepository,
  type RunToStart,
  type SubjectKeys,
  type TransactionRunner,
  type WorkspaceTransaction,
  WorkspaceSnapshotRepository,
} from '@flowkeep/persistence';
import type { RunStart } from '@flowkeep/workflow-runtime/contract';
import { isOutage } from '../outage.ts';
import type { RunLinks } from './run-links.ts';
import type { StartFailures } from './start-failures.ts';

/** A run that is about to be started, with what it starts with. */
export interface PreparedRun {
  readonly run: RunToStart;
  readonly start: RunStart;
}

/** Takes runs that are to be started, and reads what they start with. */
export class RunPreparation {
  private readonly runs: RunQueueRepository;
  private readonly beginnings: RunBeginningRepository;
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly contacts = new ContactService();

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly links: RunLinks,
    private readonly failures: StartFailures,
  ) {
    this.runs = new RunQueueRepository(keys);
    this.beginnings = new RunBeginningRepository(keys);
  }

  /** What cannot be read of one of them is counted as its failure, and holds up no other. Throws for outages. */
  async next(workspaceId: string, limit: number): Promise<readonly PreparedRun[]> {
    try {
      return await this.transactions.inWorkspace(workspaceId, async (tx) =>
        this.prepare(tx, await this.runs.claim(tx, limit)),
      );
    } catch (thrown) {
      if (isOutage(thrown)) throw thrown;
      return this.oneByOne(workspaceId, limit);
    }
  }

  private async oneByOne(workspaceId: string, limit: number): Promise<readonly PreparedRun[]> {
    const claimed = await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.claim(tx, limit));
    const prepared: PreparedRun[] = [];
    for (const run of claimed) {
      try {
        prepared.push(...(await this.transactions.inWorkspace(workspaceId, (tx) => this.prepare(tx, [run]))));
      } catch (thrown) {
        if (isOutage(thrown)) throw thrown;
        await this.failures.count(workspaceId, run, thrown);
      }
    }
    return prepared;
  }

  private async prepare(tx: WorkspaceTransaction, claimed: readonly ClaimedRun[]): Promise<readonly PreparedRun[]> {
    if (claimed.length === 0) return [];
    const workspace = await this.workspaces.get(tx);
    const slug = await this.workspaces.slug(tx);
    const prepared: PreparedRun[] = [];
    for (const one of claimed) {
      const run = await this.runs.open(tx, one);
      const contact = await this.contactOf(tx, run);
      if (contact !== 'erased') prepared.push({ run, start: this.startOf(run, contact, workspace, slug) });
    }
    return prepared;
  }

  /** A run that is begun once more is about the person as they were: its own steps may have changed them since. */
  private async contactOf(tx: WorkspaceTransaction, run: RunToStart): Promise<ContactSnapshot | null | 'erased'> {
    const present = run.contactId === null ? null : await this.presentContact(tx, run, run.contactId);
    if (present === 'erased' || run.attempts === 1) return present;
    const before = await this.beginnings.find(tx, { runId: run.id, subjectKeyRef: run.subjectKeyRef });
    return before === undefined ? present : before;
  }

  private async presentContact(
    tx: WorkspaceTransaction,
    run: RunToStart,
    contactId: string,
  ): Promise<ContactSnapshot | 'erased'> {
    try {
      return await this.contacts.snapshot(tx, contactId);
    } catch (thrown) {
      if (!(thrown instanceof DomainError) || thrown.retryable) throw thrown;
      const error = { code: thrown.code, message: thrown.message, attempt: 1, at: new Date().toISOString() };
      await this.runs.refuse(tx, { runId: run.id, attempt: run.attempts }, error);
      return 'erased';
    }
  }

  private startOf(
    { id, workflowId, version, planHash, triggerNode, trigger, subjectKeyRef, startedAt }: RunToStart,
    contact: ContactSnapshot | null,
    workspace: WorkspaceSnapshot,
    workspaceSlug: string,
  ): RunStart {
    const ids = { workspaceId: workspace.id, runId: id, workflowId, version, planHash, subjectKeyRef } as const;
    const runUrl = this.links.runUrl(workspaceSlug, id);
    const begun = { triggerNode, trigger, contact, workspace, startedAt: startedAt.getTime() };
    return { v: 1, engineVersion: ENGINE_VERSION, ...ids, ...begun, runUrl };
  }
}
