import { DomainError, type InboxEvent } from '@flowkeep/contracts';
import type { ControlResult } from '@flowkeep/engine';
import { defineControl, durationMilliseconds, textOf, type TypedControlContext } from '@flowkeep/node-sdk/control';
import { isNarrowed, isPlaceMeant } from '../../event/deal-place.ts';
import { waitEventOf } from '../../event/event-source.ts';
import type { waitEvent } from './definition.ts';

type Context = TypedControlContext<typeof waitEvent.fields>;

export const waitEventControl = defineControl<typeof waitEvent>({
  enter: ({ config, contact, now, runStartedAt }) => {
    const events = config.events.flatMap((item) => waitEventOf(textOf(item.id), item, contact) ?? []);
    const until = config.limit === undefined ? null : now + durationMilliseconds(config.limit);
    if (events.length === 0 && until === null) {
      const message = 'This run is about nobody, so what it waits for can never come. Save the contact first.';
      throw new DomainError('invalid-input', message);
    }
    const since = config.lookBack === 'runStart' ? runStartedAt : now;
    return { kind: 'wait', request: { until, events, since, freeze: 'shift' } };
  },
  resume: (context, event, heard) => {
    if (event === null) return { kind: 'done', port: 'timeout', output: { event: 'timeout', data: null, at: null } };
    const branch = branchOf(context, event, heard);
    if (branch === null) return waitOn(context);
    return { kind: 'done', port: branch, output: { event: branch, data: event.payload, at: event.receivedAt } };
  },
});

/** Which way an event leads; null where a deal has moved to where nobody waits for it. The first that fits counts. */
function branchOf({ config, waiting }: Context, event: InboxEvent, heard: string): string | null {
  const moves = config.events.filter(({ kind }) => kind === event.kind && kind === 'deal.moved');
  if (!moves.some(isNarrowed)) return heard;
  const awaited = waiting?.events?.filter(({ anybody, contactId }) => anybody || contactId === event.contactId);
  const fits = moves.find(
    (item) => isPlaceMeant(item, event.payload) && awaited?.some(({ branch }) => branch === textOf(item.id)),
  );
  return fits === undefined ? null : textOf(fits.id);
}

/** Goes on waiting for what it waits for, and as long. */
function waitOn({ waiting, now }: Context): ControlResult {
  return { kind: 'wait', request: waiting ?? { until: null, events: [], since: now } };
}
