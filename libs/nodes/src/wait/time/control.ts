import { DomainError } from '@flowkeep/contracts';
import type { ControlResult } from '@flowkeep/engine';
import { defineControl, durationMilliseconds, textOf, type TypedControlContext } from '@flowkeep/node-sdk/control';
import type { waitTime } from './definition.ts';
import { nextOpening } from './opening-hours.ts';
import { readInstant } from './read-instant.ts';

type Context = TypedControlContext<typeof waitTime.fields>;

/** The first version of the engine by which hours are asked for again when a wait for them rings. */
const ASKS_AGAIN = 3;

export const waitTimeControl = defineControl<typeof waitTime>({
  enter: (context) => {
    const { config, now } = context;
    switch (config.mode) {
      case 'for':
        return waitUntil(context, now + durationMilliseconds(config.duration), 'shift');
      case 'until':
        return waitUntil(context, untilOf(context), 'stay');
      case 'hours':
        return waitUntil(context, openingOf(context), 'stay');
    }
  },
  // A pause or an outage makes it ring late: whatever comes behind it must not happen at night for that.
  resume: (context) => {
    const { config, engineVersion } = context;
    if (config.mode !== 'hours' || engineVersion < ASKS_AGAIN) return { kind: 'done', port: 'next' };
    return waitUntil(context, openingOf(context), 'stay');
  },
});

function waitUntil({ now }: Context, until: number, freeze: 'shift' | 'stay'): ControlResult {
  if (until <= now) return { kind: 'done', port: 'next' };
  return { kind: 'wait', request: { until, events: [], since: now, freeze } };
}

function untilOf(context: Context): number {
  const until = readInstant(textOf(context.config.until), zoneOf(context));
  if (until !== null) return until;
  throw new DomainError(
    'invalid-input',
    'The time to wait until is empty or cannot be read. It must look like 2026-03-20 10:00.',
  );
}

function openingOf(context: Context): number {
  const { days = [], from, to } = context.config;
  const opening = nextOpening({ days, from: textOf(from), to: textOf(to) }, context.now, zoneOf(context));
  if (opening !== null) return opening;
  throw new DomainError('invalid-input', 'There are no days to wait for. Choose at least one day.');
}

function zoneOf({ config, zones, timeZone }: Context): string {
  switch (config.zone) {
    case undefined:
    case 'contact':
      return timeZone;
    case 'workflow':
      return zones.workflow ?? zones.workspace;
    case 'workspace':
      return zones.workspace;
  }
}
