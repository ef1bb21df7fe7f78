import { checkTemplate, listReferences } from '@flowkeep/expressions';
import type { Graph } from '../graph.ts';
import type { Problem } from '../problem.ts';

type Finding = Pick<Problem, 'code' | 'message' | 'fix'>;

/** What is known before a run begins. */
const BEFORE_THE_RUN = ['trigger', 'contact', 'workspace'];

/** Rules about what holds for every run of the workflow. */
export function checkSettings({ settings }: Graph): readonly Problem[] {
  const findings: (Finding | null)[] = [zoneFinding(settings.timeZone), keyFinding(settings.oneAtATime?.key ?? '')];
  return findings.flatMap((finding) =>
    finding === null ? [] : [{ severity: 'error', place: { kind: 'workflow' }, ...finding } as const],
  );
}

function zoneFinding(timeZone: string | null): Finding | null {
  if (timeZone === null || isTimeZone(timeZone)) return null;
  return {
    code: 'unknown-time-zone',
    message: `The workflow's time zone "${timeZone}" is not known.`,
    fix: 'Choose one like Asia/Baku in the settings.',
  };
}

function keyFinding(key: string): Finding | null {
  const problem = checkTemplate(key);
  const fix = 'Pick a value that is known when a run begins, from what started it, the contact or the workspace.';
  if (problem) {
    const message = `One run at a time: the key cannot be read. ${problem.message}`;
    return {
      code: 'one-at-a-time-key',
      message,
      fix: 'Correct what stands between {{ and }}, or pick the value again.',
    };
  }
  const early = listReferences(key).every(([root]) => BEFORE_THE_RUN.includes(root ?? ''));
  if (early) return null;
  const message = 'One run at a time: the key speaks of a value that is not known before the run begins.';
  return { code: 'one-at-a-time-key', message, fix };
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
