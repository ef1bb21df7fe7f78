import { DomainError } from '@flowkeep/contracts';
import { defineControl, durationMilliseconds, textOf } from '@flowkeep/node-sdk/control';
import { waitEventOf } from '../../event/event-source.ts';
import type { waitEvent } from './definition.ts';

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
  resume: (_, event, branch) =>
    event === null
      ? { kind: 'done', port: 'timeout', output: { event: 'timeout', data: null, at: null } }
      : { kind: 'done', port: branch, output: { event: branch, data: event.payload, at: event.receivedAt } },
});
