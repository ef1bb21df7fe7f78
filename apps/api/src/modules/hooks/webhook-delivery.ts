/** What a sender hands over. */
export interface WebhookDelivery {
  readonly token: string;
  /** Value of `X-Flowkeep-Signature`. */
  readonly signature: string | undefined;
  /** Value of `Authorization`. */
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** The bytes as they came: the signature is over them, and over the idempotency key. */
  readonly rawBody: Uint8Array;
  /** Parsed. */
  readonly body: unknown;
}
