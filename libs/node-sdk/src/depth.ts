import type { JsonValue } from '@flowkeep/contracts';

/** Whether lists and objects stand in each other more than `limit` deep. Looks no deeper than that. */
export function isDeeperThan(value: JsonValue, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value as Record<string, JsonValue>).some((item) => isDeeperThan(item, limit - 1));
}
