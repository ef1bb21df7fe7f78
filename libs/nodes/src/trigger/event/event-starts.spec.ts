import type { EventKind, JsonObject } from '@flowkeep/contracts';
import { eventStarts } from './event-starts.ts';

const moved: JsonObject = { stage: 'Won', stageId: 's-1', stageKind: 'won', pipeline: 'Sales', pipelineId: 'p-1' };

describe('eventStarts', () => {
  it.each<[string, JsonObject, EventKind, string, JsonObject, boolean]>([
    [
      'a client’s own event by its name',
      { kind: 'event.custom', name: 'order.paid' },
      'event.custom',
      'order.paid',
      {},
      true,
    ],
    ['another name', { kind: 'event.custom', name: 'order.paid' }, 'event.custom', 'order', {}, false],
    ['another kind', { kind: 'deal.moved' }, 'contact.changed', '', {}, false],
    ['any deal', { kind: 'deal.moved' }, 'deal.moved', '', moved, true],
    ['a stage by name', { kind: 'deal.moved', stage: ' won ' }, 'deal.moved', '', moved, true],
    ['a stage by id', { kind: 'deal.moved', stage: 's-1', pipeline: 'p-1' }, 'deal.moved', '', moved, true],
    ['another stage', { kind: 'deal.moved', stage: 'Lost' }, 'deal.moved', '', moved, false],
    ['another pipeline', { kind: 'deal.moved', stage: 'Won', pipeline: 'Service' }, 'deal.moved', '', moved, false],
    ['an outcome', { kind: 'deal.moved', outcome: 'won' }, 'deal.moved', '', moved, true],
    ['another outcome', { kind: 'deal.moved', outcome: 'lost' }, 'deal.moved', '', moved, false],
    ['any outcome', { kind: 'deal.moved', outcome: 'any' }, 'deal.moved', '', moved, true],
  ])('%s', (_, config, kind, key, payload, expected) => {
    expect(eventStarts(config, { kind, key, payload })).toBe(expected);
  });
});
