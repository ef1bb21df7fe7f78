/** A schedule as people set it. `custom` is any pattern that the others do not cover. */
export type CronParts =
  | { readonly kind: 'hourly'; readonly minute: number }
  | { readonly kind: 'daily' | 'weekdays'; readonly time: string }
  | { readonly kind: 'weekly'; readonly time: string; readonly weekday: number }
  | { readonly kind: 'monthly'; readonly time: string; readonly day: number }
  | { readonly kind: 'custom'; readonly pattern: string };

const NUMBER = /^\d{1,2}$/;

/** Reads a five-part cron pattern. */
export function readCron(pattern: string): CronParts {
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...rest] = pattern.trim().split(/\s+/);
  const custom: CronParts = { kind: 'custom', pattern };
  if (rest.length > 0 || month !== '*' || !NUMBER.test(minute)) return custom;
  if (hour === '*') return day === '*' && weekday === '*' ? { kind: 'hourly', minute: Number(minute) } : custom;
  if (!NUMBER.test(hour)) return custom;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day === '*' && weekday === '*') return { kind: 'daily', time };
  if (day === '*' && weekday === '1-5') return { kind: 'weekdays', time };
  if (day === '*' && NUMBER.test(weekday)) return { kind: 'weekly', time, weekday: Number(weekday) % 7 };
  if (weekday === '*' && NUMBER.test(day)) return { kind: 'monthly', time, day: Number(day) };
  return custom;
}

/** Writes the pattern again. */
export function writeCron(parts: CronParts): string {
  if (parts.kind === 'custom') return parts.pattern;
  if (parts.kind === 'hourly') return `${parts.minute} * * * *`;
  const [hour = '9', minute = '0'] = parts.time.split(':');
  const at = `${Number(minute)} ${Number(hour)}`;
  switch (parts.kind) {
    case 'daily':
      return `${at} * * *`;
    case 'weekdays':
      return `${at} * * 1-5`;
    case 'weekly':
      return `${at} * * ${parts.weekday}`;
    case 'monthly':
      return `${at} ${parts.day} * *`;
  }
}

/** The same schedule at another rhythm, keeping the time where there is one. */
export function changeKind(parts: CronParts, kind: CronParts['kind']): CronParts {
  const time = 'time' in parts ? parts.time : '09:00';
  switch (kind) {
    case 'hourly':
      return { kind, minute: 0 };
    case 'daily':
    case 'weekdays':
      return { kind, time };
    case 'weekly':
      return { kind, time, weekday: 1 };
    case 'monthly':
      return { kind, time, day: 1 };
    case 'custom':
      return { kind, pattern: writeCron(parts) };
  }
}
