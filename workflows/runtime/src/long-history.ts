import { makeContinueAsNewFunc, workflowInfo } from '@temporalio/workflow';
import type { JsonObject } from '@flowkeep/contracts';
import { planReference, type RunCarry, type RunPlace, type RunStart } from './contract/index.ts';
import { isRefused } from './payload-size.ts';

/** Histories longer than this go on under a new one at the next wait, so that waking up stays cheap. */
const LONG_HISTORY = 2_000;

export function isHistoryLong(): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= LONG_HISTORY;
}

/** Lets a run go on under a new history. Resolves only where one of an older version is too large to be carried over. */
export async function goOnUnderNew(start: RunStart, carry: RunCarry, shown: RunPlace | null): Promise<void> {
  // What the run began with is in its state: it need not travel twice.
  const trigger: JsonObject = {};
  const { shown: _, asleep: __, ...ids } = start;
  const next: RunStart = { ...ids, trigger, contact: null, carry, ...(shown !== null && { shown }) };
  // A long history is slow, but a run that cannot be carried over would never move again.
  if (isRefused(carry.state, next)) return;
  const goOn = makeContinueAsNewFunc<(start: RunStart, plan: unknown) => Promise<unknown>>();
  await goOn(next, planReference(start.workspaceId, start.planHash));
}
