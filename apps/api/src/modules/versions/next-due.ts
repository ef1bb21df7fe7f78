import { DomainError } from '@flowkeep/contracts';
import { Cron } from 'croner';

/**
 * When a schedule is due next after `now`. Five fields: minute, hour, day of month, month, day of week, read in the
 * IANA zone.
 *
 * @throws DomainError `invalid-input` on a schedule or zone that cannot be read or that never comes; `field` names it.
 */
export function nextDue(cron: string, timeZone: string, now: Date, field: string): Date {
  const next = read(cron, timeZone, now, field);
  if (next === null) throw badSchedule(field, 'This moment never comes. Choose another day or month.');
  return next;
}

function read(cron: string, timeZone: string, now: Date, field: string): Date | null {
  try {
    return new Cron(cron, { mode: '5-part', timezone: timeZone, paused: true }).nextRun(now);
  } catch (cause) {
    const fix = 'Write five parts: minute, hour, day, month, weekday. For example 0 9 * * 1 for Mondays at 9.';
    throw badSchedule(field, fix, cause);
  }
}

function badSchedule(field: string, message: string, cause?: unknown): DomainError {
  return new DomainError('invalid-input', 'The schedule cannot be used.', {
    cause,
    fields: [{ path: field, message }],
  });
}
