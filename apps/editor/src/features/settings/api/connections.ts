export const CONNECTION_KINDS = ['whatsapp', 'openai'] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** An account at a provider. Its secrets never come back. */
export interface Connection {
  readonly kind: ConnectionKind;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
}
