import { NativeConnection } from '@temporalio/worker';

export interface TemporalAddress {
  /** `host:port`. */
  readonly address: string;
  readonly namespace: string;
}

/** One connection for all workers and the client of a process. Throws while Temporal does not answer. */
export function connectToTemporal({ address }: TemporalAddress): Promise<NativeConnection> {
  return NativeConnection.connect({ address });
}
