import type { MessageStatus } from '@flowkeep/contracts';

/**
 * How far a status tells. Reports come late, twice and out of order, and a delivery may even follow a failure (a person
 * with two devices): the one that tells most stays. `failed` is above `sent`, for it is news, and below `delivered`.
 */
const RANK = {
  queued: 0,
  unknown: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
  received: 6,
} as const satisfies Record<MessageStatus, number>;

/** The state of a message after one more report. */
export function laterStatus(current: MessageStatus, reported: MessageStatus): MessageStatus {
  return RANK[reported] > RANK[current] ? reported : current;
}
