import type { Schema } from '../../../api/types.ts';

/** An account at a provider. Its secrets never come back. */
export type Connection = Schema<'ConnectionDto'>;

export type ConnectionKind = Connection['kind'];

export const CONNECTION_KINDS = ['whatsapp', 'openai'] as const satisfies readonly ConnectionKind[];

/** What a provider asks for; secrets are sealed by the server. */
export type ConnectionInput =
  | { readonly kind: 'whatsapp'; readonly settings: Schema<'WhatsappConnectionDto'> }
  | { readonly kind: 'openai'; readonly settings: Schema<'OpenaiConnectionDto'> };
