import {
  CancellationScope,
  continueAsNew,
  executeChild,
  setCurrentDetails,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { privacy } from './activities.ts';
import { type RetentionCounts, type RetentionSweepInput, type RetentionTask, retentionWorkflowId } from './contract.ts';
import { failureReason } from './failure-reason.ts';

type Requested = RetentionSweepInput & { readonly reportId: string };

/** Applies the retention rules of a workspace in batches, or counts what they would take. */
export async function retentionSweep(input: RetentionSweepInput): Promise<void> {
  const { reportId } = input;
  if (reportId === null) return nightly(input);
  const requested = { ...input, reportId };
  try {
    const sweep = await Sweep.begin(requested);
    await sweep.run();
  } catch (thrown) {
    await CancellationScope.nonCancellable(() => closeAsFailed(requested, thrown));
    throw thrown;
  }
}

/** Asks for a sweep as a person would, so that both are found by their report; whoever starts it first has it. */
async function nightly(input: RetentionSweepInput): Promise<void> {
  const reportId = uuid4();
  await privacy.openRetentionReport({ workspaceId: input.workspaceId, reportId });
  try {
    await executeChild(retentionSweep, {
      workflowId: retentionWorkflowId(input.workspaceId, reportId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [{ ...input, reportId }],
    });
  } catch (thrown) {
    if (!(thrown instanceof WorkflowExecutionAlreadyStartedError)) throw thrown;
  }
}

async function closeAsFailed(input: Requested, thrown: unknown): Promise<void> {
  setCurrentDetails(failureReason(thrown));
  const { workspaceId, reportId, carry } = input;
  await privacy.finishRetention({ workspaceId, reportId, status: 'failed', counts: carry?.counts ?? {} });
}

/** One run of the rules, category by category. */
class Sweep {
  private constructor(
    private readonly input: Requested,
    private tasks: readonly RetentionTask[],
    private counts: RetentionCounts,
  ) {}

  static async begin(input: Requested): Promise<Sweep> {
    const { workspaceId, reportId, dryRun, carry } = input;
    if (carry !== undefined) return new Sweep(input, carry.tasks, carry.counts);
    return new Sweep(input, await privacy.beginRetention({ workspaceId, reportId, dryRun }), {});
  }

  async run(): Promise<void> {
    for (const task of this.tasks) {
      this.add(task, 0);
      await (this.input.dryRun ? this.count(task) : this.take(task));
      this.tasks = this.tasks.filter((other) => other !== task);
    }
    const { workspaceId, reportId } = this.input;
    await privacy.finishRetention({ workspaceId, reportId, status: 'completed', counts: this.counts });
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
      setCurrentDetails(`${task.category}: ${String(this.counts[task.category] ?? 0)} taken`);
      if (more && workflowInfo().continueAsNewSuggested) await this.goOn();
    }
  }

  private async takeBatch({ category, before }: RetentionTask): Promise<{ taken: number; more: boolean }> {
    const { workspaceId } = this.input;
    if (category === 'message-bodies') return privacy.takeMessageBodies({ workspaceId, before });
    // Found first and erased then: a batch that is tried twice is counted once.
    const contactIds = await privacy.findInactiveContacts({ workspaceId, before });
    if (contactIds.length > 0) await privacy.eraseInactiveContacts({ workspaceId, contactIds });
    return { taken: contactIds.length, more: contactIds.length > 0 };
  }

  private add({ category }: RetentionTask, taken: number): void {
    this.counts = { ...this.counts, [category]: (this.counts[category] ?? 0) + taken };
  }

  private goOn(): Promise<never> {
    return continueAsNew<typeof retentionSweep>({ ...this.input, carry: { tasks: this.tasks, counts: this.counts } });
  }
}
