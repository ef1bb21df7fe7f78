import { DomainError } from '@flowkeep/contracts';
import { defineControl, durationMilliseconds, textOf } from '@flowkeep/node-sdk/control';
import type { waitTime } from './definition.ts';
import { readInstant } from './read-instant.ts';

export const waitTimeControl = defineControl<typeof waitTime>({
  enter: ({ config, now, timeZone }) => {
    const until = config.mode === 'for' ? now + durationMilliseconds(config.duration) : untilOf(config.until, timeZone);
    if (until <= now) return { kind: 'done', port: 'next' };
    return { kind: 'wait', request: { until, event: null, since: now } };
  },
  resume: () => ({ kind: 'done', port: 'next' }),
});

function untilOf(value: unknown, timeZone: string): number {
  const until = readInstant(textOf(value), timeZone);
  if (until !== null) return until;
  throw new DomainError(
    'invalid-input',
    'The time to wait until is empty or cannot be read. It must look like 2026-03-20 10:00.',
  );
}
