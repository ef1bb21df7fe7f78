import { skippedReason } from '@flowkeep/contracts';
import { type EarlierRuns, type Plan, type RefusedReentry, refusedReentry, turnValue } from '@flowkeep/graph';
import type { EarlierRun, Scenario } from './scenario.ts';

/** What the rules of its workflow make of the run that is simulated, and what is to be said of it. */
export type Admission =
  | { readonly kind: 'begin'; readonly message: string | null }
  | { readonly kind: 'queue'; readonly message: string }
  | { readonly kind: 'skip'; readonly outcome: RefusedReentry | 'another-running'; readonly message: string };

const BEGIN: Admission = { kind: 'begin', message: null };

/** Asks the rules in the order in which they are asked of every event: who may come again, then whose turn it is. */
export function admit(plan: Plan, scenario: Scenario): Admission {
  const { before, contact, startAt } = scenario;
  const { reentry } = plan.settings;
  if (before === undefined || !hasTrigger(plan, scenario.triggerNode)) return BEGIN;
  const now = Date.parse(startAt);
  const refused =
    reentry === undefined || contact === null ? null : refusedReentry(reentry, earlierRuns(before, now), now);
  return refused === null ? takeTurn(plan, scenario, before) : skip(refused);
}

/** A plan without the trigger is for the engine to refuse. */
function hasTrigger({ triggers, nodes }: Plan, triggerNode: string): boolean {
  return triggers.some((index) => nodes[index]?.id === triggerNode);
}

function earlierRuns({ lastRunSecondsAgo, isUnderWay = false }: EarlierRun, now: number): EarlierRuns {
  const secondsAgo = lastRunSecondsAgo ?? (isUnderWay ? 0 : null);
  const lastStartedAt = secondsAgo === null ? null : now - secondsAgo * 1_000;
  return { any: lastStartedAt !== null, running: isUnderWay, lastStartedAt };
}

function takeTurn({ settings }: Plan, scenario: Scenario, { isUnderWay = false }: EarlierRun): Admission {
  const rule = settings.oneAtATime;
  const { trigger, contact, workspace } = scenario;
  const about = contact === null ? null : { ...contact };
  const scope = { trigger, contact: about, vars: {}, steps: {}, workspace: { ...workspace }, run: {} };
  if (rule === undefined || !isUnderWay || turnValue(rule, contact?.id ?? null, scope) === '') return BEGIN;
  switch (rule.then) {
    case 'skip':
      return skip('another-running');
    case 'queue':
      return { kind: 'queue', message: 'The run waits for its turn: it begins when the run under way has ended.' };
    case 'replace':
      return { kind: 'begin', message: 'The run that is under way is cancelled: this one takes its place.' };
  }
}

function skip(outcome: RefusedReentry | 'another-running'): Admission {
  return { kind: 'skip', outcome, message: `The run does not begin. ${skippedReason(outcome)}` };
}
