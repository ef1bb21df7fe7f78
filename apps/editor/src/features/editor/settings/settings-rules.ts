import type { OneAtATimeRule, ReentryRule, SettingsPatch } from '@flowkeep/graph';

export type Reentry = ReentryRule['rule'];
export const REENTRIES = [
  'always',
  'not-while-running',
  'once-per-window',
  'once',
] as const satisfies readonly Reentry[];

export type OneAtATime = 'off' | 'contact' | 'value';
export const ONE_AT_A_TIMES = ['off', 'contact', 'value'] as const satisfies readonly OneAtATime[];
export const THENS = ['queue', 'skip', 'replace'] as const satisfies readonly OneAtATimeRule['then'][];

const WEEK = 7 * 86_400;

/** The change that lets a contact in again by a rule. "Always" is what holds without a rule, so it takes the rule away. */
export function reentryPatch(rule: Reentry, before: ReentryRule | undefined): SettingsPatch {
  if (rule === 'always') return { reentry: null };
  if (rule !== 'once-per-window') return { reentry: { rule } };
  const windowSeconds = before?.rule === 'once-per-window' ? before.windowSeconds : WEEK;
  return { reentry: { rule, windowSeconds } };
}

/** Which of the three choices a rule is. An empty key means the contact; one that is being written counts as a value. */
export function oneAtATimeOf(rule: OneAtATimeRule | undefined): OneAtATime {
  if (!rule) return 'off';
  return rule.key === '' ? 'contact' : 'value';
}

/** The change that holds runs back by a choice; what becomes of them stays as it was chosen. */
export function oneAtATimePatch(choice: OneAtATime, before: OneAtATimeRule | undefined): SettingsPatch {
  if (choice === 'off') return { oneAtATime: null };
  const key = choice === 'contact' ? '' : (before?.key ?? '');
  return { oneAtATime: { key, then: before?.then ?? 'queue' } };
}
