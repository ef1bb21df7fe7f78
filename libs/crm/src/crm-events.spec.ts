import { openTestWorkspace, type TestWorkspace } from '@flowkeep/testing/database';
import { EventRepository, RootKey, SubjectKeys, WorkspaceKeys, type WorkspaceTransaction } from '@flowkeep/persistence';
import { ContactService, type UpsertResult } from './contact.service.ts';
import { CrmEvents } from './crm-events.ts';

const rootKey = RootKey.fromBase64(Buffer.alloc(32, 3).toString('base64'));

describe('the event of a changed contact', () => {
  const contacts = new ContactService();
  const crmEvents = new CrmEvents(new EventRepository(new SubjectKeys(new WorkspaceKeys(rootKey))));
  let workspace: TestWorkspace;
  let id: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    const made = await workspace.run((tx) => contacts.upsert(tx, workspace.region, null, { name: 'Aysel' }));
    id = made.contact.id;
  });
  afterEach(() => workspace.close());

  const save = async (tx: WorkspaceTransaction, name: string): Promise<UpsertResult> => {
    const saved = await contacts.upsert(tx, workspace.region, id, { name });
    await crmEvents.contactChanged(tx, saved.contact, saved.changed);
    return saved;
  };
  const received = async (): Promise<readonly number[]> => {
    const sql = `select received_at as at from events where contact_id = $1 order by received_at`;
    const rows = await workspace.run((tx) => tx.query<{ at: Date }>(sql, [id]));
    return rows.map(({ at }) => at.getTime());
  };
  const pause = (tx: WorkspaceTransaction): Promise<unknown> => tx.query('select pg_sleep(0.01)');

  it('is in the order of the changes, whoever began first', async () => {
    const [first, second] = await workspace.run(async (outer) => {
      // By then it has begun.
      await pause(outer);
      const inner = await workspace.run((tx) => save(tx, 'Aysel Q.'));
      await pause(outer);
      return [inner, await save(outer, 'Aysel H.')];
    });
    const [ofFirst = 0, ofSecond = 0] = await received();
    expect(first.contactAt).toBeLessThanOrEqual(ofFirst);
    expect(ofFirst).toBeLessThan(second.contactAt);
    expect(second.contactAt).toBeLessThanOrEqual(ofSecond);
    expect(second.contact.name).toBe('Aysel H.');
  });
});
