import type { ConnectionInput, ConnectionKind } from '../api/connections.ts';

interface ConnectionField<Kind extends ConnectionKind> {
  readonly name: Exclude<keyof Extract<ConnectionInput, { kind: Kind }>['settings'], 'name'>;
  /** Secrets are sealed by the server and never come back. */
  readonly secret: boolean;
}

/** What each provider asks for, in the order of the form. */
export const CONNECTION_FIELDS = {
  whatsapp: [
    { name: 'phoneNumberId', secret: false },
    { name: 'businessAccountId', secret: false },
    { name: 'accessToken', secret: true },
    { name: 'appSecret', secret: true },
    { name: 'verifyToken', secret: true },
  ],
  openai: [
    { name: 'apiKey', secret: true },
    { name: 'model', secret: false },
  ],
} as const satisfies { [Kind in ConnectionKind]: readonly ConnectionField<Kind>[] };
