import type { Duration } from '@flowkeep/node-sdk';

const SECONDS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const satisfies Record<
  Duration['unit'],
  number
>;

/** A number of seconds by the largest unit that leaves nothing over: 7200 is 2 hours. */
export function durationOf(seconds: number): Duration {
  const units = ['days', 'hours', 'minutes'] as const;
  const unit = seconds > 0 ? (units.find((each) => seconds % SECONDS[each] === 0) ?? 'seconds') : 'seconds';
  return { amount: seconds / SECONDS[unit], unit };
}

/** The seconds of a duration, rounded, at least `shortest` and no more than `longest`. */
export function secondsOf({ amount, unit }: Duration, longest = Number.POSITIVE_INFINITY, shortest = 1): number {
  return Math.min(Math.max(shortest, Math.round(amount * SECONDS[unit])), longest);
}
