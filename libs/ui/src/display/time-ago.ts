const STEPS = [
  { unit: 'second', seconds: 1, until: 45 },
  { unit: 'minute', seconds: 60, until: 45 * 60 },
  { unit: 'hour', seconds: 3600, until: 22 * 3600 },
  { unit: 'day', seconds: 86_400, until: 26 * 86_400 },
  { unit: 'month', seconds: 2_629_746, until: 320 * 86_400 },
  { unit: 'year', seconds: 31_556_952, until: Number.POSITIVE_INFINITY },
] as const satisfies readonly { unit: Intl.RelativeTimeFormatUnit; seconds: number; until: number }[];

/**
 * The distance between two instants in words of the language: "5 minutes ago", "in 2 days".
 * @param at milliseconds of the instant
 * @param now milliseconds of the reader's now
 */
export function timeAgo(at: number, now: number, language: string): string {
  const seconds = (at - now) / 1000;
  const distance = Math.abs(seconds);
  const step = STEPS.find((candidate) => distance < candidate.until) ?? STEPS[5];
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (step.unit === 'second') return format.format(0, 'second');
  // The distance is rounded, not the signed value: half an hour more counts alike before and after.
  return format.format(Math.sign(seconds) * Math.round(distance / step.seconds), step.unit);
}
