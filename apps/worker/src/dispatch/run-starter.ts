import { type ContactSnapshot, DomainError, type WorkspaceSnapshot } from '@flowkeep/contracts';
import { ContactService } from '@flowkeep/crm';
import { ENGINE_VERSION } from '@flowkeep/engine';
import {
  RunBeginningRepository,
  RunQueueRepository,
  type RunToStart,
  type SubjectKeys,
  type TransactionRunner,
  type WorkspaceTransaction,
  WorkspaceSnapshotRepository,
} from '@flowkeep/persistence';
import type { RunClient } from '@flowkeep/temporal';
import type { RunStart } from '@flowkeep/workflow-runtime/contract';
import type { HeadStart } from '../steps/head-start.ts';
import type { RunLinks } from './run-links.ts';
import { StartedRuns } from './started-runs.ts';

/** Runs that are begun at a time; most of that time they wait for the outside world. */
const UNDER_WAY = 60;
const BATCH = 50;
/** How long a pass waits for the runs that it has begun, milliseconds: a slow one must not hold up the next. */
const PATIENCE = 250;
const LONGEST_PAUSE = 60;

interface Prepared {
  readonly run: RunToStart;
  readonly start: RunStart;
}

/** Begins runs that are committed: as far as they go without waiting, and then on Temporal. */
export class RunStarter {
  private readonly runs: RunQueueRepository;
  private readonly beginnings: RunBeginningRepository;
  private readonly workspaces = new WorkspaceSnapshotRepository();
  private readonly contacts = new ContactService();
  private readonly startedRuns: StartedRuns;
  private readonly underWay = new Set<Promise<void>>();
  private trouble: { readonly thrown: unknown } | null = null;

  constructor(
    private readonly transactions: TransactionRunner,
    keys: SubjectKeys,
    private readonly links: RunLinks,
    private readonly headStart: HeadStart,
  ) {
    this.runs = new RunQueueRepository(keys);
    this.beginnings = new RunBeginningRepository(keys);
    this.startedRuns = new StartedRuns(transactions);
  }

  /** True when something was begun. Throws while Temporal or the database does not answer; nothing is lost. */
  async startNext(workspaceId: string, client: RunClient): Promise<boolean> {
    this.throwTrouble();
    const free = UNDER_WAY - this.underWay.size;
    if (free <= 0) {
      await Promise.race(this.underWay);
      return true;
    }
    const prepared = await this.transactions.inWorkspace(workspaceId, (tx) => this.prepare(tx, Math.min(free, BATCH)));
    const begun = prepared.map((each) => this.begin(each, client));
    await Promise.race([Promise.all(begun), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    this.throwTrouble();
    return prepared.length > 0;
  }

  /** Waits for the runs that are under way. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private begin(prepared: Prepared, client: RunClient): Promise<void> {
    const work = this.start(prepared, client)
      .catch((thrown: unknown) => {
        this.trouble = { thrown };
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
    return work;
  }

  private throwTrouble(): void {
    const { trouble } = this;
    this.trouble = null;
    if (trouble !== null) throw trouble.thrown;
  }

  private async prepare(tx: WorkspaceTransaction, limit: number): Promise<readonly Prepared[]> {
    const claimed = await this.runs.claim(tx, limit);
    if (claimed.length === 0) return [];
    const workspace = await this.workspaces.get(tx);
    const slug = await this.workspaces.slug(tx);
    const prepared: Prepared[] = [];
    for (const run of claimed) {
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
      await this.runs.refuse(tx, run.id, error);
      return 'erased';
    }
  }

  private startOf(
    { id, workflowId, version, planHash, triggerNode, trigger, subjectKeyRef }: RunToStart,
    contact: ContactSnapshot | null,
    workspace: WorkspaceSnapshot,
    workspaceSlug: string,
  ): RunStart {
    const ids = { workspaceId: workspace.id, runId: id, workflowId, version, planHash, subjectKeyRef } as const;
    const runUrl = this.links.runUrl(workspaceSlug, id);
    return { v: 1, engineVersion: ENGINE_VERSION, ...ids, triggerNode, trigger, contact, workspace, runUrl };
  }

  private async start({ run, start }: Prepared, client: RunClient): Promise<void> {
    const temporalId = await this.orPostpone(start.workspaceId, run, async () => {
      const headway = await this.headStart.take(start, run.attempts);
      if (headway.kind === 'ended') return null;
      const { slug, workflowName } = run;
      // What the run began with is in its state too; operators look for it here.
      return headway.kind === 'none'
        ? client.start(start, { slug, workflowName })
        : client.start({ ...start, carry: headway.carry, shown: headway.shown }, { slug, workflowName });
    });
    if (temporalId === null) return;
    // Whoever cancelled it found nothing on Temporal yet, and was told that it is cancelled.
    if (await this.startedRuns.cancelledMeanwhile(start.workspaceId, run.id)) await client.cancel(temporalId);
  }

  private async orPostpone<T>(workspaceId: string, { id, attempts }: RunToStart, start: () => Promise<T>): Promise<T> {
    try {
      return await start();
    } catch (thrown) {
      const seconds = Math.min(2 ** attempts, LONGEST_PAUSE);
      await this.transactions.inWorkspace(workspaceId, (tx) => this.runs.postpone(tx, id, seconds));
      throw thrown;
    }
  }
}
