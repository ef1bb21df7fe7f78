import { Connection } from '@temporalio/client';
import type { TemporalAddress } from './temporal-address.ts';

/** How long one attempt to connect may take, milliseconds. */
const CONNECT_TIMEOUT = 3_000;

/**
 * A connection that is made with the first call, and made anew with the next one when it is lost: for a process that
 * must start, and stay, while Temporal is down. Give every call a deadline.
 */
export function lazyConnection({ address }: Pick<TemporalAddress, 'address'>): Connection {
  return Connection.lazy({ address, connectTimeout: CONNECT_TIMEOUT });
}
