import type { OpenConnection } from '@flowkeep/persistence';
import type { WhatsAppSender } from './whatsapp-client.ts';

/** The number we send from; null where the connection lacks its id or its token. */
export function readWhatsAppSender({ externalId, secrets }: OpenConnection): WhatsAppSender | null {
  const { accessToken } = secrets;
  if (externalId === null || typeof accessToken !== 'string' || accessToken === '') return null;
  return { phoneNumberId: externalId, accessToken };
}
