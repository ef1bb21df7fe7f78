import { executeChild, uuid4 } from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { privacy } from './activities.ts';
import { type RetentionSweepInput, retentionWorkflowId } from './contract.ts';
import { Sweep } from './sweep.ts';

/** Applies the retention rules of a workspace in batches, or counts what they would take. */
export async function retentionSweep(input: RetentionSweepInput): Promise<void> {
  const { reportId } = input;
  await (reportId === null ? nightly(input) : new Sweep({ ...input, reportId }).run());
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
