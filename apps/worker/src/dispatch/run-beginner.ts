import type { ContactSnapshot, InboxEvent, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { Plan } from '@flowkeep/graph';
import {
  type BegunRun,
  PlanRepository,
  runIdOf,
  type TriggerMatch,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { type CachedPlanSource, runWorkflowId } from '@flowkeep/temporal';
import type { MetricsService } from '../health/metrics.service.ts';
import type { InstantEnd, InstantRuns } from './instant-runs.ts';
import type { RunBuffer } from './run-buffer.ts';

/** An event that a trigger has accepted. */
export interface AcceptedEvent {
  readonly trigger: TriggerMatch;
  readonly event: InboxEvent;
  readonly contact: ContactSnapshot | null;
  /** The key that the event is sealed under; the run goes on with it. */
  readonly subjectKeyRef: string;
  readonly workspace: WorkspaceSnapshot;
}

/** Begins runs: those that can end at once end here, all others are left to be started. */
export class RunBeginner {
  private readonly plans = new PlanRepository();

  constructor(
    private readonly cache: CachedPlanSource,
    private readonly instantRuns: InstantRuns,
    private readonly metrics: MetricsService,
  ) {}

  async begin(tx: WorkspaceTransaction, accepted: AcceptedEvent, buffer: RunBuffer): Promise<void> {
    const { trigger, event, contact, subjectKeyRef, workspace } = accepted;
    const plan = await this.planOf(tx, trigger);
    const runId = runIdOf(event.id, trigger.workflowId, trigger.nodeId);
    const beginning = { runId, plan, triggerNode: trigger.nodeId, trigger: event.payload, subjectKeyRef };
    const end = await this.instantRuns.tryToEnd(tx, { ...beginning, contact, workspace }, () => buffer.flush());
    this.metrics.runs.inc({ on: end === null ? 'temporal' : 'database' });
    buffer.add(begunRun(runId, accepted, end), end?.reports ?? []);
  }

  private planOf(tx: WorkspaceTransaction, { planHash }: TriggerMatch): Promise<Plan> {
    return this.cache.plan(tx.workspaceId, planHash, () => this.plans.get(tx, planHash));
  }
}

function begunRun(
  id: string,
  { trigger, event, contact, subjectKeyRef }: AcceptedEvent,
  end: InstantEnd | null,
): BegunRun {
  return {
    id,
    workflowId: trigger.workflowId,
    version: trigger.version,
    eventId: event.id,
    triggerNode: trigger.nodeId,
    contactId: end?.contactId ?? contact?.id ?? null,
    subjectKeyRef,
    temporalWorkflowId: end === null ? runWorkflowId(trigger.slug, subjectKeyRef, id) : null,
    status: end?.status ?? 'queued',
    error: end?.error ?? null,
    outcome: end?.outcome ?? null,
    ruleKey: null,
    held: false,
    paused: trigger.paused,
  };
}
