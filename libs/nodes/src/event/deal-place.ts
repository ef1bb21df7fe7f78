import type { JsonObject, JsonValue } from '@flowkeep/contracts';
import { textOf } from '@flowkeep/node-sdk/control';

/** Settings that say which moves of deals are meant; what is empty or absent takes any. */
export interface DealPlace {
  /** Id or name. */
  readonly pipeline?: unknown;
  /** Id or name. */
  readonly stage?: unknown;
  /** `won`, `lost` or `open`. */
  readonly outcome?: unknown;
}

/** Whether settings take some moves only. */
export function isNarrowed({ pipeline, stage, outcome }: DealPlace): boolean {
  return [pipeline, stage, outcomeOf(outcome)].some((value) => folded(value) !== '');
}

/** Whether a deal has moved to where the settings say. */
export function isPlaceMeant({ pipeline, stage, outcome }: DealPlace, moved: JsonObject): boolean {
  return (
    isOneOf(stage, [moved['stage'], moved['stageId']]) &&
    isOneOf(pipeline, [moved['pipeline'], moved['pipelineId']]) &&
    isOneOf(outcomeOf(outcome), [moved['stageKind']])
  );
}

function outcomeOf(outcome: unknown): unknown {
  return outcome === 'any' ? '' : outcome;
}

function isOneOf(wanted: unknown, given: readonly (JsonValue | undefined)[]): boolean {
  const text = folded(wanted);
  return text === '' || given.some((value) => folded(value) === text);
}

function folded(value: unknown): string {
  return textOf(value).normalize('NFC').trim().toLowerCase();
}
