import type { ReactElement } from 'react';
import { timeAgo } from './time-ago.ts';
import { useNow } from './use-now.ts';

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
  const now = useNow(REFRESH_MS);
  const instant = new Date(at).getTime();
  // What has just happened may be younger than the last look at the clock: it is now, not in the future.
  const reference = instant > now && instant - now < REFRESH_MS ? instant : now;
  const full = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (
    <time dateTime={at} title={full.format(instant)}>
      {timeAgo(instant, reference, language)}
    </time>
  );
}
