import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleOptionsStartWorkflowAction,
  type ScheduleUpdateOptions,
  type Workflow,
  WorkflowExecutionAlreadyStartedError,
} from '@temporalio/client';
import { SEARCH_ATTRIBUTES, TASK_QUEUES } from '@flowkeep/temporal';
import {
  type ContactErasureInput,
  erasureWorkflowId,
  PRIVACY_WORKFLOWS,
  retentionScheduleId,
  type RetentionSweepInput,
  retentionWorkflowId,
} from '@flowkeep/workflow-runtime/privacy-contract';

type NightlySchedule = ScheduleUpdateOptions<ScheduleOptionsStartWorkflowAction<Workflow>>;

/** When everybody sleeps, in the workspace's own time zone. */
const NIGHT = { hour: 3, minute: 15 } as const;

/** Starts the Temporal workflows for privacy, and keeps their schedules. Everything may be asked twice. */
export class PrivacyStarter {
  constructor(private readonly temporal: Client) {}

  async startSweep(workspaceId: string, reportId: string, dryRun: boolean): Promise<void> {
    const input: RetentionSweepInput = { v: 1, workspaceId, reportId, dryRun };
    const summary = dryRun ? 'Retention, dry run' : 'Retention';
    await this.start(PRIVACY_WORKFLOWS.retentionSweep, retentionWorkflowId(workspaceId, reportId), input, summary);
  }

  async startErasure(workspaceId: string, requestId: string, contactId: string): Promise<void> {
    const input: ContactErasureInput = { v: 1, workspaceId, requestId, contactId };
    await this.start(PRIVACY_WORKFLOWS.contactErasure, erasureWorkflowId(workspaceId, requestId), input, 'Erasure');
  }

  /** Every night at a quarter past three; paused while no rule is enabled, so that operators see why nothing runs. */
  async keepSchedule(workspaceId: string, timeZone: string, anyRule: boolean): Promise<void> {
    const scheduleId = retentionScheduleId(workspaceId);
    const schedule = scheduleOf(workspaceId, timeZone, anyRule);
    try {
      await this.temporal.schedule.create({ scheduleId, ...schedule });
    } catch (thrown) {
      if (!(thrown instanceof ScheduleAlreadyRunning)) throw thrown;
      await this.temporal.schedule.getHandle(scheduleId).update(() => schedule);
    }
  }

  private async start(
    type: string,
    workflowId: string,
    input: RetentionSweepInput | ContactErasureInput,
    staticSummary: string,
  ): Promise<void> {
    try {
      await this.temporal.workflow.start(type, {
        workflowId,
        taskQueue: TASK_QUEUES.privacy,
        args: [input],
        // Whoever asks again finds the row still open: an operator has terminated the first one.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
        workflowIdConflictPolicy: 'FAIL',
        staticSummary,
        typedSearchAttributes: [{ key: SEARCH_ATTRIBUTES.workspace, value: input.workspaceId }],
      });
    } catch (thrown) {
      if (!(thrown instanceof WorkflowExecutionAlreadyStartedError)) throw thrown;
    }
  }
}

function scheduleOf(workspaceId: string, timezone: string, anyRule: boolean): NightlySchedule {
  const input: RetentionSweepInput = { v: 1, workspaceId, reportId: null, dryRun: false };
  return {
    spec: { calendars: [NIGHT], timezone },
    action: {
      type: 'startWorkflow',
      workflowType: PRIVACY_WORKFLOWS.retentionSweep,
      workflowId: retentionScheduleId(workspaceId),
      taskQueue: TASK_QUEUES.privacy,
      args: [input],
      staticSummary: 'Retention, every night',
      typedSearchAttributes: [{ key: SEARCH_ATTRIBUTES.workspace, value: workspaceId }],
    },
    // A night that was missed while Temporal was down is made up for within the day.
    policies: { overlap: 'SKIP', catchupWindow: '1 day' },
    state: { paused: !anyRule, note: anyRule ? 'Keeps the retention rules.' : 'No retention rule is enabled.' },
  };
}
