import { randomBytes } from 'node:crypto';
import {
  type AddressHash,
  ConnectionRepository,
  ContactRepository,
  createAddressHash,
  IdentityRepository,
  RootKey,
  SubjectKeys,
  WorkspaceKeys,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { openTestWorkspace, type TestWorkspace } from '@flowkeep/testing/database';

/** A workspace with a WhatsApp connection. */
export interface MessagingWorkspace extends TestWorkspace {
  readonly keys: SubjectKeys;
  readonly connections: ConnectionRepository;
  readonly hashAddress: AddressHash;
  /** A contact who may be reached by the phone; `wrote` opens the 24 hours. */
  readonly addContact: (phone: string | null, wrote?: boolean) => Promise<string>;
}

export async function openMessagingWorkspace(): Promise<MessagingWorkspace> {
  const workspace = await openTestWorkspace();
  const rootKey = randomBytes(32).toString('base64');
  const workspaceKeys = new WorkspaceKeys(RootKey.fromBase64(rootKey));
  const connections = new ConnectionRepository(workspaceKeys);
  await workspace.run((tx) =>
    connections.set(tx, {
      kind: 'whatsapp',
      name: 'Clinic',
      settings: {},
      secrets: { accessToken: 'token' },
      externalId: workspace.id,
    }),
  );
  return {
    ...workspace,
    keys: new SubjectKeys(workspaceKeys),
    connections,
    hashAddress: createAddressHash(rootKey),
    addContact: (phone, wrote = true) => workspace.run((tx) => addContact(tx, phone, wrote)),
  };
}

async function addContact(tx: WorkspaceTransaction, phone: string | null, wrote: boolean): Promise<string> {
  const identities = new IdentityRepository();
  const nobody = { email: null, language: null, timeZone: null, source: null, attributes: {} };
  const contactId = await new ContactRepository().insert(tx, { name: 'Aysel', ...nobody });
  if (phone === null) return contactId;
  await identities.add(tx, contactId, { channel: 'phone', address: phone });
  if (!wrote) return contactId;
  await identities.add(tx, contactId, { channel: 'whatsapp', address: phone });
  await identities.markInbound(tx, { channel: 'whatsapp', address: phone }, new Date());
  return contactId;
}
