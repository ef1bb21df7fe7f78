export interface TemporalAddress {
  /** `host:port`. */
  readonly address: string;
  readonly namespace: string;
}
