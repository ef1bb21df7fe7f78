import { type ReactElement, useEffect, useState } from 'react';
import { timeAgo } from './time-ago.ts';

interface RelativeTimeProps {
  /** ISO instant. */
  readonly at: string;
  readonly language?: string;
  /** IANA zone of the full time in the title; the reader's own when left out. */
  readonly timeZone?: string;
}

const REFRESH_MS = 30_000;

/** "5 minutes ago", kept true while it is on the screen; the full time is its title. */
export function RelativeTime({ at, language = 'en', timeZone }: RelativeTimeProps): ReactElement {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const instant = new Date(at);
  // What has just happened may be younger than the last look at the clock.
  const words = timeAgo(instant.getTime(), Math.max(now, Math.min(instant.getTime(), now + REFRESH_MS)), language);
  const full = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (
    <time dateTime={at} title={full.format(instant)}>
      {words}
    </time>
  );
}
