import { type ContactSnapshot, DomainError, type WorkspaceSnapshot } from '@flowkeep/contracts';
import { ContactService } from '@flowkeep/crm';
import { ENGINE_VERSION } from '@flowkeep/engine';
import {
  RunQueueRepository,
  type RunToStart,
  type SubjectKeys,
  type TransactionRunner,
  type WorkspaceTransaction,
  WorkspaceSnapshotRepository,
} from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import { everyOne } from '../every-one.ts';
import type { RunLinks } from './run-links.ts';

const BATCH = 20;
const LONGEST_PAUSE = 60;

interface Prepared {
  readonly run: RunToStart;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
  readonly workspaceSlug: string;
}

/** Starts the Temporal workflows of runs that are committed. */
export class RunStarter {
  private readonly runs: RunQueueRepository;
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly contacts = new ContactService();

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly links: RunLinks,
  ) {
    this.runs = new RunQueueRepository(keys);
  }

  /** True when something was started. Throws while Temporal or the database does not answer; nothing is lost. */
  async startNext(workspaceId: string, client: RunClient): Promise<boolean> {
    const prepared = await this.transactions.inWorkspace(workspaceId, (tx) => this.prepare(tx));
    await everyOne(prepared.map((each) => this.start(workspaceId, each, client)));
    return prepared.length > 0;
  }

  private async prepare(tx: WorkspaceTransaction): Promise<readonly Prepared[]> {
    const claimed = await this.runs.claim(tx, BATCH);
    if (claimed.length === 0) return [];
    const workspace = await this.workspaces.get(tx);
    const workspaceSlug = await this.workspaces.slug(tx);
    const prepared: Prepared[] = [];
    for (const run of claimed) {
      const contact = await this.contactOf(tx, run);
      if (contact !== 'erased') prepared.push({ run, contact, workspace, workspaceSlug });
    }
    return prepared;
  }

  private async contactOf(tx: WorkspaceTransaction, run: RunToStart): Promise<ContactSnapshot | null | 'erased'> {
    if (run.contactId === null) return null;
    try {
      return await this.contacts.snapshot(tx, run.contactId);
    } catch (thrown) {
      if (!(thrown instanceof DomainError) || thrown.retryable) throw thrown;
      const error = { code: thrown.code, message: thrown.message, attempt: 1, at: new Date().toISOString() };
      await this.runs.refuse(tx, run.id, error);
      return 'erased';
    }
  }

  private async start(workspaceId: string, prepared: Prepared, client: RunClient): Promise<void> {
    const { run, contact, workspace, workspaceSlug } = prepared;
    const { id, workflowId, workflowName, slug, version, planHash, triggerNode, trigger, subjectKeyRef } = run;
    const runUrl = this.links.runUrl(workspaceSlug, id);
    const start = {
      workspaceId,
      runId: id,
      workflowId,
      version,
      planHash,
      triggerNode,
      trigger,
      subjectKeyRef,
    } as const;
    const temporalId = await this.startOrPostpone(workspaceId, run, () =>
      client.start(
        { v: 1, engineVersion: ENGINE_VERSION, ...start, contact, workspace, runUrl },
        { slug, workflowName },
      ),
    );
    const { cancelled } = await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.started(tx, id));
    // Whoever cancelled it found nothing on Temporal yet, and was told that it is cancelled.
    if (cancelled) await client.cancel(temporalId);
  }

  private async startOrPostpone(
    workspaceId: string,
    { id, attempts }: RunToStart,
    start: () => Promise<string>,
  ): Promise<string> {
    try {
      return await start();
    } catch (thrown) {
      const seconds = Math.min(2 ** attempts, LONGEST_PAUSE);
      await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.postpone(tx, id, seconds));
      throw thrown;
    }
  }
}
