import type { EventKind, JsonObject, JsonValue } from '@flowkeep/contracts';
import { textOf } from '@flowkeep/node-sdk/control';

/** Whether an event starts a run at an event trigger with this config. Pipelines and stages go by id or by name. */
export function eventStarts(
  config: JsonObject,
  event: { readonly kind: EventKind; readonly key: string; readonly payload: JsonObject },
): boolean {
  if (config['kind'] !== event.kind) return false;
  if (event.kind === 'event.custom') return textOf(config['name']).trim() === event.key;
  if (event.kind !== 'deal.moved') return true;
  const { stage, stageId, pipeline, pipelineId } = event.payload;
  return isOneOf(config['stage'], [stage, stageId]) && isOneOf(config['pipeline'], [pipeline, pipelineId]);
}

function isOneOf(wanted: JsonValue | undefined, given: readonly (JsonValue | undefined)[]): boolean {
  const text = folded(wanted);
  return text === '' || given.some((value) => folded(value) === text);
}

function folded(value: JsonValue | undefined): string {
  return textOf(value).normalize('NFC').trim().toLowerCase();
}
