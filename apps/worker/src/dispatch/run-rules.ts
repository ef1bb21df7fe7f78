import type { ContactSnapshot, InboxEvent, WorkspaceSnapshot } from '@flowkeep/contracts';
import { renderTemplate, type Scope } from '@flowkeep/expressions';
import {
  type GraphSettings,
  type OneAtATimeRule,
  type ReentryRule,
  type RefusedReentry,
  refusedReentry,
  turnValue,
} from '@flowkeep/graph';
import { readDedup } from '@flowkeep/nodes';
import {
  type DedupPlace,
  type Lane,
  RunCommandRepository,
  RunRuleRepository,
  type SubjectKeys,
  type TriggerMatch,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { scopeOf } from './trigger-contacts.ts';

/** What rules look at. */
export interface RuledEvent {
  readonly trigger: TriggerMatch;
  readonly event: InboxEvent;
  readonly contact: ContactSnapshot | null;
  readonly workspace: WorkspaceSnapshot;
}

/** The rules that apply to one event at one trigger. */
export interface AppliedRules {
  readonly dedup: { readonly place: DedupPlace; readonly windowSeconds: number } | null;
  readonly reentry: { readonly rule: ReentryRule; readonly contactId: string } | null;
  readonly lane: { readonly place: Lane; readonly then: OneAtATimeRule['then'] } | null;
}

/** Why a run was kept from beginning. */
export type SkipOutcome =
  | RefusedReentry
  | 'duplicate'
  | 'another-running'
  /** No rule of the workflow: too many runs have led to the event, one through another. */
  | 'too-many-hops';

export type RuleDecision =
  | { readonly kind: 'begin'; /** It begins when the run before it has ended. */ readonly held: boolean }
  | { readonly kind: 'skip'; readonly outcome: SkipOutcome };

/** Says whether an event may begin a run. */
export class RunRules {
  private readonly rules = new RunRuleRepository();
  private readonly commands = new RunCommandRepository();

  constructor(private readonly keys: SubjectKeys) {}

  /** Null where no rule applies: most workflows have none. */
  async read(tx: WorkspaceTransaction, ruled: RuledEvent, settings: GraphSettings): Promise<AppliedRules | null> {
    const { config } = ruled.trigger;
    const { reentry, oneAtATime } = settings;
    const hasDedup = typeof config['dedup'] === 'string' && config['dedup'] !== '';
    if (!hasDedup && reentry === undefined && oneAtATime === undefined) return null;
    const contactId = ruled.contact?.id ?? null;
    return {
      dedup: hasDedup ? await this.readDedup(tx, ruled) : null,
      reentry: reentry === undefined || contactId === null ? null : { rule: reentry, contactId },
      lane: oneAtATime === undefined ? null : await this.readLane(tx, ruled, oneAtATime),
    };
  }

  /** Holds what these rules depend on until the transaction ends. */
  async lock(tx: WorkspaceTransaction, applied: readonly { rules: AppliedRules; workflowId: string }[]): Promise<void> {
    const names = applied.flatMap(({ rules: { dedup, reentry, lane }, workflowId }) => [
      ...(dedup === null ? [] : [this.rules.dedupLock(tx, dedup.place)]),
      ...(reentry === null ? [] : [this.rules.contactLock(tx, workflowId, reentry.contactId)]),
      ...(lane === null ? [] : [this.rules.laneLock(tx, lane.place)]),
    ]);
    await this.rules.lock(tx, names);
  }

  /** Ask with the rules locked, and with everything written that began before in this transaction. */
  async decide(tx: WorkspaceTransaction, rules: AppliedRules, workflowId: string): Promise<RuleDecision> {
    const { dedup, reentry, lane } = rules;
    if (dedup !== null && (await this.rules.hasBegun(tx, dedup.place, dedup.windowSeconds))) return skip('duplicate');
    const refused = reentry === null ? null : await this.refusedReentry(tx, reentry, workflowId);
    if (refused !== null) return skip(refused);
    return lane === null ? { kind: 'begin', held: false } : this.enterLane(tx, lane);
  }

  private async refusedReentry(
    tx: WorkspaceTransaction,
    { rule, contactId }: NonNullable<AppliedRules['reentry']>,
    workflowId: string,
  ): Promise<RefusedReentry | null> {
    if (rule.rule === 'always') return null;
    const { lastStartedAt, ...prior } = await this.rules.priorRuns(tx, workflowId, contactId);
    return refusedReentry(rule, { ...prior, lastStartedAt: lastStartedAt?.getTime() ?? null }, Date.now());
  }

  private async enterLane(
    tx: WorkspaceTransaction,
    { place, then }: NonNullable<AppliedRules['lane']>,
  ): Promise<RuleDecision> {
    if (!(await this.rules.isTaken(tx, place))) return { kind: 'begin', held: false };
    if (then === 'skip') return skip('another-running');
    if (then === 'queue') return { kind: 'begin', held: true };
    const underWay = await this.rules.clear(tx, place);
    for (const runId of underWay) {
      if (await this.isBeingCancelled(tx, runId)) continue;
      await this.commands.insert(tx, runId, { kind: 'cancel', because: 'replaced' });
    }
    return { kind: 'begin', held: underWay.length > 0 };
  }

  private async isBeingCancelled(tx: WorkspaceTransaction, runId: string): Promise<boolean> {
    return (await this.commands.pendingOf(tx, runId)).some(({ action }) => action === 'cancel');
  }

  private async readDedup(tx: WorkspaceTransaction, ruled: RuledEvent): Promise<AppliedRules['dedup']> {
    const { config, workflowId, nodeId: triggerNode } = ruled.trigger;
    const template = config['dedup'];
    if (typeof template !== 'string') return null;
    const dedup = readDedup({ ...config, dedup: renderTemplate(template, ruleScope(ruled)) });
    if (dedup === null) return null;
    const hash = await this.keys.matchHash(tx, `dedup:${workflowId}:${triggerNode}:${dedup.value}`);
    return { place: { workflowId, triggerNode, hash }, windowSeconds: dedup.windowSeconds };
  }

  /** Without a template it is one at a time for each person; an event about nobody, or without a value, is free. */
  private async readLane(
    tx: WorkspaceTransaction,
    ruled: RuledEvent,
    rule: OneAtATimeRule,
  ): Promise<AppliedRules['lane']> {
    const { workflowId } = ruled.trigger;
    const text = turnValue(rule, ruled.contact?.id ?? null, ruleScope(ruled));
    if (text === '') return null;
    return { place: { workflowId, key: await this.keys.matchHash(tx, `rule:${workflowId}:${text}`) }, then: rule.then };
  }
}

function ruleScope({ event, contact, workspace }: RuledEvent): Scope {
  return { ...scopeOf(event, workspace), contact: contact === null ? null : { ...contact } };
}

function skip(outcome: SkipOutcome): RuleDecision {
  return { kind: 'skip', outcome };
}
