import type { ConnectionInput } from '@flowkeep/persistence';
import type { OpenaiConnectionDto } from './openai-connection.dto.ts';
import type { WhatsappConnectionDto } from './whatsapp-connection.dto.ts';

/** Splits what may be shown from what may not. */
export function whatsappInput(body: WhatsappConnectionDto): ConnectionInput {
  const { name, phoneNumberId, businessAccountId, accessToken, appSecret, verifyToken } = body;
  return {
    kind: 'whatsapp',
    name,
    settings: { phoneNumberId, businessAccountId },
    secrets: { accessToken, appSecret, verifyToken },
    externalId: phoneNumberId,
  };
}

export function openaiInput({ apiKey, model }: OpenaiConnectionDto): ConnectionInput {
  return { kind: 'openai', name: 'OpenAI', settings: { model }, secrets: { apiKey }, externalId: null };
}
