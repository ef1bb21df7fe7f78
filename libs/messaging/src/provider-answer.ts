import type { NotSentReason } from '@flowkeep/contracts';

/** How one call of a provider ended. Only `lost` leaves open whether the person has the message. */
export type ProviderAnswer =
  | {
      readonly kind: 'accepted';
      readonly providerId: string;
      /** The address as the provider knows it, or null. */
      readonly address: string | null;
    }
  /** Refused for good: not sent, and the same call would be refused again. */
  | { readonly kind: 'refused'; readonly reason: NotSentReason; readonly code: string; readonly message: string }
  /** Refused for now, or never reached: not sent, and the same call may succeed later. */
  | { readonly kind: 'retry-later'; readonly limited: boolean; readonly message: string }
  /** The call was made and its answer never came, or cannot be read. */
  | { readonly kind: 'lost'; readonly message: string };
