import { renderTemplate, type Scope } from '@flowkeep/expressions';
import type { OneAtATimeRule, ReentryRule } from './graph.ts';

/** What a contact's earlier runs of the workflow were like. */
export interface EarlierRuns {
  readonly any: boolean;
  readonly running: boolean;
  /** When the last one began, in epoch milliseconds; null where there was none. */
  readonly lastStartedAt: number | null;
}

/** By which rule somebody may not come again. */
export type RefusedReentry = 'entered-before' | 'entered-recently' | 'still-running';

/** Why somebody with these earlier runs may not come again at `now`, in epoch milliseconds; null where they may. */
export function refusedReentry(rule: ReentryRule, earlier: EarlierRuns, now: number): RefusedReentry | null {
  switch (rule.rule) {
    case 'always':
      return null;
    case 'once':
      return earlier.any ? 'entered-before' : null;
    case 'not-while-running':
      return earlier.running ? 'still-running' : null;
    case 'once-per-window': {
      const { lastStartedAt } = earlier;
      return lastStartedAt !== null && now - lastStartedAt < rule.windowSeconds * 1_000 ? 'entered-recently' : null;
    }
  }
}

/**
 * The value for which a run goes on one at a time. Without a template it is the contact; empty, for a run about nobody or
 * without a value, where the rule holds nothing back.
 */
export function turnValue({ key }: OneAtATimeRule, contactId: string | null, scope: Scope): string {
  const value = key.trim() === '' ? contactId : renderTemplate(key, scope);
  if (value === null) return '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
