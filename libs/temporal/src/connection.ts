import { NativeConnection } from '@temporalio/worker';
import type { TemporalAddress } from './temporal-address.ts';

/** One connection for all workers and the client of a process. Throws while Temporal does not answer. */
export function connectToTemporal({ address }: TemporalAddress): Promise<NativeConnection> {
  // Payloads are sealed, and what is sealed does not get smaller.
  return NativeConnection.connect({ address, grpcCompression: { codec: 'none' } });
}
