import type { MessageStatus } from '@flowkeep/contracts';

/** A status of one of our messages, as a provider reports it. */
export interface ProviderStatus {
  readonly providerId: string;
  /** What we gave the provider to be echoed: our id of the message, or null. */
  readonly ownId: string | null;
  readonly status: Extract<MessageStatus, 'sent' | 'delivered' | 'read' | 'failed'>;
  readonly at: Date;
  /** The provider's code of what went wrong, or null. */
  readonly errorCode: string | null;
}
