import type { ConnectionInput, ConnectionKind } from '../api/connections.ts';

/**
 * What was typed, as the provider's connection takes it.
 * @param name what the connection is called
 * @param values texts by the name of the field
 */
export function connectionInput(
  kind: ConnectionKind,
  name: string,
  values: Readonly<Record<string, string>>,
): ConnectionInput {
  const { apiKey = '', model = '' } = values;
  if (kind === 'openai') return { kind, settings: { apiKey, model } };
  const { phoneNumberId = '', businessAccountId = '', accessToken = '', appSecret = '', verifyToken = '' } = values;
  // One may have several numbers one day, so a number has a name; OpenAI has none.
  return { kind, settings: { name, phoneNumberId, businessAccountId, accessToken, appSecret, verifyToken } };
}
