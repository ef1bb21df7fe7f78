import type { EventKind, JsonObject } from '@flowkeep/contracts';
import { textOf } from '@flowkeep/node-sdk/control';
import { isPlaceMeant } from '../../event/deal-place.ts';

/** Whether an event starts a run at an event trigger with this config. Pipelines and stages go by id or by name. */
export function eventStarts(
  config: JsonObject,
  event: { readonly kind: EventKind; readonly key: string; readonly payload: JsonObject },
): boolean {
  if (config['kind'] !== event.kind) return false;
  if (event.kind === 'event.custom') return textOf(config['name']).trim() === event.key;
  return event.kind !== 'deal.moved' || isPlaceMeant(config, event.payload);
}
