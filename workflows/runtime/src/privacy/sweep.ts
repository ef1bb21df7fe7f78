import { CancellationScope, ContinueAsNew, continueAsNew, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import { privacy } from './activities.ts';
import type { RetentionCounts, RetentionPlace, RetentionSweepInput, RetentionTask } from './contract.ts';
import { failureReason } from './failure-reason.ts';

interface Batch {
  readonly taken: number;
  readonly more: boolean;
  readonly next?: RetentionPlace;
}

type Requested = RetentionSweepInput & { readonly reportId: string };

/** One run of the rules, category by category. Its report is closed however it ends. */
export class Sweep {
  private tasks: readonly RetentionTask[];
  private counts: RetentionCounts;
  private place: RetentionPlace | undefined;

  constructor(private readonly input: Requested) {
    this.tasks = input.carry?.tasks ?? [];
    this.counts = input.carry?.counts ?? {};
    this.place = input.carry?.place;
  }

  async run(): Promise<void> {
    try {
      await this.apply();
      await this.finish('completed');
    } catch (thrown) {
      if (thrown instanceof ContinueAsNew) throw thrown;
      setCurrentDetails(failureReason(thrown));
      await CancellationScope.nonCancellable(() => this.finish('failed'));
      throw thrown;
    }
  }

  private async apply(): Promise<void> {
    const { workspaceId, reportId, dryRun, carry } = this.input;
    if (carry === undefined) this.tasks = await privacy.beginRetention({ workspaceId, reportId, dryRun });
    for (const task of this.tasks) {
      this.add(task, 0);
      await (dryRun ? this.count(task) : this.take(task));
      this.tasks = this.tasks.filter((other) => other !== task);
    }
  }

  private finish(status: 'completed' | 'failed'): Promise<void> {
    const { workspaceId, reportId } = this.input;
    return privacy.finishRetention({ workspaceId, reportId, status, counts: this.counts });
  }

  private async count(task: RetentionTask): Promise<void> {
    this.add(task, await privacy.countExpired({ workspaceId: this.input.workspaceId, task }));
  }

  private async take(task: RetentionTask): Promise<void> {
    let more = true;
    while (more) {
      const batch = await this.takeBatch(task);
      this.add(task, batch.taken);
      more = batch.more;
      this.place = batch.next;
      setCurrentDetails(`${task.category}: ${String(this.counts[task.category] ?? 0)} taken`);
      if (more && workflowInfo().continueAsNewSuggested) await this.goOn();
    }
  }

  private async takeBatch({ category, before }: RetentionTask): Promise<Batch> {
    const { workspaceId } = this.input;
    if (category === 'message-bodies') {
      return privacy.takeMessageBodies({ workspaceId, before, ...(this.place && { from: this.place }) });
    }
    // Found first and erased then: a batch that is tried twice is counted once.
    const contactIds = await privacy.findInactiveContacts({ workspaceId, before });
    if (contactIds.length > 0) await privacy.eraseInactiveContacts({ workspaceId, contactIds });
    return { taken: contactIds.length, more: contactIds.length > 0 };
  }

  private add({ category }: RetentionTask, taken: number): void {
    this.counts = { ...this.counts, [category]: (this.counts[category] ?? 0) + taken };
  }

  /** Under a new history, before this one grows too long. */
  private goOn(): Promise<never> {
    const carry = { tasks: this.tasks, counts: this.counts, ...(this.place && { place: this.place }) };
    return continueAsNew<(input: RetentionSweepInput) => Promise<void>>({ ...this.input, carry });
  }
}
