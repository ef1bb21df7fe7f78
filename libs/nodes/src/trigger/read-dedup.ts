import { isJsonObject, type JsonObject } from '@flowkeep/contracts';
import { type Duration, DURATION_UNITS, durationMilliseconds, textOf } from '@flowkeep/node-sdk';

/** What an event is known by, and for how long. */
export interface Dedup {
  readonly value: string;
  readonly windowSeconds: number;
}

const A_DAY: Duration = { amount: 1, unit: 'days' };

/**
 * What a trigger knows an event by, from its config with the templates evaluated. Null when it takes every event, or when
 * the event has no such value.
 */
export function readDedup(config: JsonObject): Dedup | null {
  const value = textOf(config['dedup']).trim();
  if (value === '') return null;
  return { value, windowSeconds: durationMilliseconds(durationOf(config) ?? A_DAY) / 1_000 };
}

function durationOf({ dedupWindow }: JsonObject): Duration | null {
  if (dedupWindow === undefined || !isJsonObject(dedupWindow)) return null;
  const { amount } = dedupWindow;
  const unit = DURATION_UNITS.find((known) => known === dedupWindow['unit']);
  return typeof amount === 'number' && unit !== undefined ? { amount, unit } : null;
}
