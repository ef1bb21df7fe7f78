/** A message from a person, as a channel hands it over. */
export interface InboundMessage {
  /** The provider's id: the same message is delivered more than once. */
  readonly providerId: string;
  /** E.164, or the channel's own id of a person who hides the phone. */
  readonly address: string;
  /** As the person calls themself on the channel, or null. */
  readonly profileName: string | null;
  /** What was written or chosen; empty for a picture, a place and the like. */
  readonly text: string;
  readonly kind: 'text' | 'other';
  readonly sentAt: Date;
}
