import type { Duration } from './field.ts';

const MILLISECONDS = { seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** Units of a duration, from short to long. */
export const DURATION_UNITS = ['seconds', 'minutes', 'hours', 'days'] as const satisfies readonly Duration['unit'][];

/** Length in milliseconds. A day is 24 hours. */
export function durationMilliseconds(duration: Duration): number {
  return duration.amount * MILLISECONDS[duration.unit];
}

/** In words: "1 day", "20 minutes". */
export function durationWords(duration: Duration): string {
  const unit = duration.amount === 1 ? duration.unit.slice(0, -1) : duration.unit;
  return `${duration.amount} ${unit}`;
}
