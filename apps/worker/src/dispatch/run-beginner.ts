import { type ContactSnapshot, type InboxEvent, MOST_HOPS, type WorkspaceSnapshot } from '@flowkeep/contracts';
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
import type { Remains, RunBuffer } from './run-buffer.ts';
import type { AppliedRules, RuleDecision, RunRules } from './run-rules.ts';

/** An event that a trigger has accepted. */
export interface AcceptedEvent {
  readonly trigger: TriggerMatch;
  readonly event: InboxEvent;
  readonly contact: ContactSnapshot | null;
  /** The key that the event is sealed under; the run goes on with it. */
  readonly subjectKeyRef: string;
  readonly workspace: WorkspaceSnapshot;
  /** How many runs have led to the event, one through another. */
  readonly hops: number;
  /** The run and the step of it that begin this one. */
  readonly parent?: { readonly runId: string; readonly stepKey: string };
}

/** A run that may begin, with what must be known of it before. */
export interface Candidate {
  readonly accepted: AcceptedEvent;
  readonly plan: Plan;
  readonly rules: AppliedRules | null;
}

/** Begins runs: those that can end at once end here, all others are left to be started. */
export class RunBeginner {
  private readonly plans = new PlanRepository();

  constructor(
    private readonly cache: CachedPlanSource,
    private readonly rules: RunRules,
    /** Null leaves every run to be started. */
    private readonly instantRuns: InstantRuns | null,
    private readonly metrics: MetricsService,
  ) {}

  async candidate(tx: WorkspaceTransaction, accepted: AcceptedEvent): Promise<Candidate> {
    const { planHash } = accepted.trigger;
    const plan = await this.cache.plan(tx.workspaceId, planHash, () => this.plans.get(tx, planHash));
    return { accepted, plan, rules: await this.rules.read(tx, accepted, plan.settings) };
  }

  /** Begins them in their order. Whoever else begins runs under the same rules waits until the transaction ends. */
  async beginAll(tx: WorkspaceTransaction, candidates: readonly Candidate[], buffer: RunBuffer): Promise<void> {
    await this.rules.lock(
      tx,
      candidates.flatMap(({ rules, accepted: { trigger } }) =>
        rules === null ? [] : [{ rules, workflowId: trigger.workflowId }],
      ),
    );
    for (const candidate of candidates) await this.begin(tx, candidate, buffer);
  }

  private async begin(tx: WorkspaceTransaction, candidate: Candidate, buffer: RunBuffer): Promise<void> {
    const { accepted, plan, rules } = candidate;
    const { trigger, event, contact, subjectKeyRef, workspace, hops } = accepted;
    const id = runIdOf(event.id, trigger.workflowId, trigger.nodeId);
    const decision = await this.decide(tx, candidate, buffer);
    if (decision.kind === 'skip') return void buffer.add(skippedRun(id, candidate, decision.outcome));
    const facts = { runId: id, plan, triggerNode: trigger.nodeId, trigger: event.payload, subjectKeyRef };
    const end =
      decision.held || trigger.paused || this.instantRuns === null
        ? null
        : await this.instantRuns.tryToEnd(tx, { ...facts, contact, workspace, hops }, () => buffer.flush());
    this.metrics.runs.inc({ on: end === null ? 'temporal' : 'database' });
    if (end === null) buffer.add(queuedRun(id, candidate, decision.held));
    else buffer.add(endedRun(id, candidate, end), remainsOf(end));
    if (rules !== null) await buffer.flush();
  }

  private async decide(tx: WorkspaceTransaction, candidate: Candidate, buffer: RunBuffer): Promise<RuleDecision> {
    const { rules, accepted } = candidate;
    if (accepted.hops > MOST_HOPS) return { kind: 'skip', outcome: 'too-many-hops' };
    if (rules === null) return { kind: 'begin', held: false };
    // What has begun in this transaction counts too.
    await buffer.flush();
    return this.rules.decide(tx, rules, accepted.trigger.workflowId);
  }
}

function remainsOf({ status, reports, state }: InstantEnd): Remains {
  return status === 'failed' ? { reports, broken: state } : { reports };
}

function baseOf(id: string, { accepted, rules }: Candidate) {
  const { trigger, event, contact, subjectKeyRef, parent, hops } = accepted;
  return {
    id,
    workflowId: trigger.workflowId,
    version: trigger.version,
    eventId: event.id,
    triggerNode: trigger.nodeId,
    contactId: contact?.id ?? null,
    subjectKeyRef,
    ruleKey: rules?.lane?.place.key ?? null,
    dedupHash: rules?.dedup?.place.hash ?? null,
    temporalWorkflowId: null,
    currentNode: null,
    error: null,
    outcome: null,
    held: false,
    paused: trigger.paused,
    endPending: false,
    parent: parent ?? null,
    hops,
  } satisfies Partial<BegunRun>;
}

function queuedRun(id: string, candidate: Candidate, held: boolean): BegunRun {
  const { trigger, subjectKeyRef } = candidate.accepted;
  const temporalWorkflowId = runWorkflowId(trigger.slug, subjectKeyRef, id);
  return { ...baseOf(id, candidate), status: 'queued', held, temporalWorkflowId };
}

function endedRun(id: string, candidate: Candidate, end: InstantEnd): BegunRun {
  const { status, error, outcome, currentNode, contactId } = end;
  const endPending = status === 'failed' && candidate.plan.settings.errorWorkflowId !== undefined;
  const base = baseOf(id, candidate);
  return { ...base, status, error, outcome, currentNode, contactId: contactId ?? base.contactId, endPending };
}

function skippedRun(id: string, candidate: Candidate, outcome: string): BegunRun {
  return { ...baseOf(id, candidate), status: 'skipped', outcome, endPending: candidate.accepted.parent !== undefined };
}
