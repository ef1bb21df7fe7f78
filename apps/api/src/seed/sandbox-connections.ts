import type { ConnectionService } from '@flowkeep/accounts';
import type { Actor } from '@flowkeep/persistence';
import { openaiInput, whatsappInput } from '../modules/connections/connection-input.ts';
import { SANDBOX_PHONE_NUMBER } from './demo-content.ts';

/** Connects a workspace to the sandbox. A connection that somebody has set to a real account is left alone. */
export async function connectToSandbox(
  connections: ConnectionService,
  actor: Actor,
  { workspaceId, appSecret }: { readonly workspaceId: string; readonly appSecret: string },
): Promise<void> {
  const known = await connections.list(workspaceId);
  const whatsapp = known.find(({ kind }) => kind === 'whatsapp');
  if (whatsapp === undefined || whatsapp.externalId === SANDBOX_PHONE_NUMBER) {
    await connections.set(workspaceId, actor, sandboxNumber(appSecret));
  }
  if (known.some(({ kind }) => kind === 'openai')) return;
  await connections.set(workspaceId, actor, openaiInput({ apiKey: 'sandbox-key', model: 'gpt-5-mini' }));
}

function sandboxNumber(appSecret: string) {
  return whatsappInput({
    name: 'Sandbox number',
    phoneNumberId: SANDBOX_PHONE_NUMBER,
    businessAccountId: '900800700',
    accessToken: 'sandbox-token',
    appSecret,
    verifyToken: 'sandbox-verify',
  });
}
