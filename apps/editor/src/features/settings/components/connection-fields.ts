import type { ConnectionKind } from '../api/connections.ts';

interface ConnectionField {
  readonly name: string;
  /** Secrets are sealed by the server and never come back. */
  readonly secret: boolean;
  readonly required: boolean;
  readonly hint: boolean;
}

/** What each provider asks for, in the order of the form. */
export const CONNECTION_FIELDS = {
  whatsapp: [
    { name: 'phoneNumberId', secret: false, required: true, hint: true },
    { name: 'businessAccountId', secret: false, required: true, hint: false },
    { name: 'accessToken', secret: true, required: true, hint: false },
    { name: 'appSecret', secret: true, required: true, hint: true },
    { name: 'verifyToken', secret: true, required: true, hint: true },
  ],
  openai: [
    { name: 'apiKey', secret: true, required: true, hint: false },
    { name: 'model', secret: false, required: true, hint: false },
  ],
} as const satisfies Record<ConnectionKind, readonly ConnectionField[]>;
