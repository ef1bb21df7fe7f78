import type { JsonValue } from '@flowkeep/contracts';

/** Deeper than any real body; deep enough nesting would exhaust the stack of whoever walks it. */
export const DEEPEST_BODY = 50;

/** Whether lists and objects are nested deeper than `limit`. Walks without recursion. */
export function isDeeperThan(value: JsonValue, limit: number): boolean {
  let level: readonly JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}
