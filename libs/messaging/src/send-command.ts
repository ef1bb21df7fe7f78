import type { SendRequest } from '@flowkeep/contracts';

/** A message that a step wants sent. */
export interface SendCommand {
  readonly workspaceId: string;
  /** One step sends one message, however often it is tried. */
  readonly stepKey: string;
  readonly runId: string | null;
  readonly request: SendRequest;
}
