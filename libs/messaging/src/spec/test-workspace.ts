import { randomBytes, randomUUID } from 'node:crypto';
import {
  type AddressHash,
  ConnectionRepository,
  ContactRepository,
  createAddressHash,
  createDataSource,
  IdentityRepository,
  RootKey,
  SubjectKeys,
  TransactionRunner,
  WorkspaceKeys,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** A workspace with a WhatsApp connection, in the test's own PostgreSQL. */
export interface TestWorkspace {
  readonly id: string;
  readonly transactions: TransactionRunner;
  readonly keys: SubjectKeys;
  readonly connections: ConnectionRepository;
  readonly hashAddress: AddressHash;
  readonly run: <T>(work: (tx: WorkspaceTransaction) => Promise<T>) => Promise<T>;
  /** A contact who may be reached by the phone; `wrote` opens the 24 hours. */
  readonly addContact: (phone: string | null, wrote?: boolean) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openTestWorkspace(): Promise<TestWorkspace> {
  const dataSource = await createDataSource(process.env['TEST_DATABASE_URL'] ?? '').initialize();
  const transactions = new TransactionRunner(dataSource);
  const rootKey = randomBytes(32).toString('base64');
  const workspaceKeys = new WorkspaceKeys(RootKey.fromBase64(rootKey));
  const connections = new ConnectionRepository(workspaceKeys);
  const id = randomUUID();
  const run: TestWorkspace['run'] = (work) => transactions.inWorkspace(id, work);
  await run(async (tx) => {
    await tx.query(
      `insert into workspaces (id, name, slug, time_zone, language, currency, region)
       values ($1, 'Baku Dental', $2, 'Asia/Baku', 'az', 'AZN', 'AZ')`,
      [id, id],
    );
    await connections.set(tx, {
      kind: 'whatsapp',
      name: 'Clinic',
      settings: {},
      secrets: { accessToken: 'token' },
      externalId: id,
    });
  });
  return {
    id,
    transactions,
    keys: new SubjectKeys(workspaceKeys),
    connections,
    hashAddress: createAddressHash(rootKey),
    run,
    addContact: (phone, wrote = true) => run((tx) => addContact(tx, phone, wrote)),
    close: () => dataSource.destroy(),
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
