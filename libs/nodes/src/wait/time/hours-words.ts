import type { OpeningHours } from './opening-hours.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Hours in words: "weekdays, 09:00–18:00". */
export function hoursWords({ days, from, to }: OpeningHours): string {
  if (days.length === 0 || from === '' || to === '') return 'no hours yet';
  return `${dayWords([...days].sort())}, ${from === to ? 'all day' : `${from}–${to}`}`;
}

function dayWords(days: readonly number[]): string {
  const key = days.join('');
  if (key === '1234567') return 'every day';
  if (key === '12345') return 'weekdays';
  if (key === '67') return 'weekends';
  return days.flatMap((day) => DAYS[day - 1] ?? []).join(', ');
}
