const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const NUMBER = /^\d{1,2}$/;

/** The usual schedules in words: "Every day at 09:00". Null where the pattern says more than that. */
export function cronWords(pattern: string): string | null {
  const [minute = '', hour = '', day = '', month = '', weekday = '', ...rest] = pattern.trim().split(/\s+/);
  if (rest.length > 0 || month !== '*') return null;
  const everyDay = day === '*' && weekday === '*';
  if (everyDay && hour === '*') return withinDay(minute);
  if (!NUMBER.test(minute) || !NUMBER.test(hour)) return null;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (everyDay) return `Every day at ${time}`;
  if (day === '*') return weekly(weekday, time);
  return weekday === '*' && NUMBER.test(day) ? `On day ${Number(day)} of each month at ${time}` : null;
}

function withinDay(minute: string): string | null {
  if (minute === '*' || minute === '*/1') return 'Every minute';
  const step = /^\*\/(\d{1,2})$/.exec(minute)?.[1];
  if (step !== undefined) return `Every ${Number(step)} minutes`;
  return NUMBER.test(minute) ? `Every hour at minute ${Number(minute)}` : null;
}

function weekly(weekday: string, time: string): string | null {
  if (weekday.toUpperCase() === '1-5' || weekday.toUpperCase() === 'MON-FRI') return `Weekdays at ${time}`;
  const name = DAYS[Number(weekday) % 7];
  return NUMBER.test(weekday) && name !== undefined ? `Every ${name} at ${time}` : null;
}
