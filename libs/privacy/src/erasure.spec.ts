import { randomUUID } from 'node:crypto';
import { isErased, MESSAGE_BODY_PURPOSE, type PersonRun } from '@flowkeep/persistence';
import { ContactEraser } from './contact-eraser.ts';
import { DataRequests } from './data-requests.ts';
import { ErasureRequests } from './erasure-requests.ts';
import { addPerson, type Person } from './spec/person.ts';
import { openSealedWorkspace, type SealedWorkspace } from './spec/sealed-workspace.ts';

const OWNER = { kind: 'member', id: 'owner' } as const;

describe('erasure', () => {
  const requests = new DataRequests();
  let workspace: SealedWorkspace;
  let person: Person;
  let other: Person;
  let stopped: PersonRun[];
  let eraser: ContactEraser;

  beforeEach(async () => {
    workspace = await openSealedWorkspace();
    person = await addPerson(workspace, { phone: '+994501111111', at: new Date(), inRun: true });
    other = await addPerson(workspace, { phone: '+994502222222', at: new Date(), inRun: true });
    stopped = [];
    const stop = (run: PersonRun): Promise<boolean> => Promise.resolve(stopped.push(run) > 0);
    eraser = new ContactEraser(workspace.transactions, workspace.keys, { cancel: stop, terminate: stop });
  });
  afterEach(() => workspace.close());

  const open = (of: Person) =>
    workspace.run((tx) => workspace.keys.open(tx, of.subjectKeyRef, MESSAGE_BODY_PURPOSE, of.sealed));
  const request = (contactId = person.contactId) =>
    workspace.run((tx) => requests.requestErasure(tx, OWNER, contactId));

  it('leaves nothing of the person and everything of others', async () => {
    const untouched = await eraser.plan(workspace.id, other.contactId);
    const found = await eraser.plan(workspace.id, person.contactId);
    expect(Object.entries(found).filter(([, count]) => count === 0)).toEqual([]);
    const remaining = await eraser.erase(workspace.id, person.contactId);
    expect(Object.values(remaining).every((count) => count === 0)).toBe(true);
    expect(isErased(await open(person))).toBe(true);
    expect(await eraser.plan(workspace.id, other.contactId)).toEqual(untouched);
    expect(await open(other)).toEqual({ text: 'Salam, mən Aysel' });
  });

  it('leaves no readable trace in any table, and no copy that can be opened', async () => {
    await eraser.erase(workspace.id, person.contactId);
    const tables = await workspace.run((tx) =>
      tx.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public'`,
      ),
    );
    for (const { name } of tables) {
      const rows = await workspace.run((tx) =>
        tx.query<{ row: string }>(`select t::text as row from ${name} t where t::text like '%' || $1 || '%'`, [
          '994501111111',
        ]),
      );
      expect([name, rows]).toEqual([name, []]);
    }
  });

  it('leaves no hash by which what the person gave could be recognised', async () => {
    const hashes = () =>
      workspace.run((tx) =>
        tx.query<{ number: number }>(
          `select ((select count(*) from runs where contact_id = $1 and num_nonnulls(rule_key, dedup_hash) > 0)
                 + (select count(*) from events where contact_id = $1 and num_nonnulls(match_hash, dedup_key) > 0)
                 + (select count(*) from waits where run_id = $2 and match_hash is not null))::int as number`,
          [person.contactId, person.runId],
        ),
      );
    expect(await hashes()).toEqual([{ number: 3 }]);
    await eraser.erase(workspace.id, person.contactId);
    expect(await hashes()).toEqual([{ number: 0 }]);
  });

  it('asks runs to end, and notes the end of those that Temporal does not know', async () => {
    expect(await eraser.stopRuns(workspace.id, person.contactId, false)).toBe(1);
    expect(stopped.map(({ runId }) => runId)).toEqual([person.runId]);
    const unknown = new ContactEraser(workspace.transactions, workspace.keys, {
      cancel: () => Promise.resolve(false),
      terminate: () => Promise.resolve(false),
    });
    expect(await unknown.stopRuns(workspace.id, person.contactId, false)).toBe(0);
  });

  it('may be done twice', async () => {
    const first = await eraser.erase(workspace.id, person.contactId);
    expect(await eraser.erase(workspace.id, person.contactId)).toEqual(first);
  });

  it('gives one request to whoever asks again, and refuses for the unknown and the erased', async () => {
    const id = await request();
    expect(await request()).toBe(id);
    await expect(request(randomUUID())).rejects.toMatchObject({ code: 'not-found' });
    await eraser.erase(workspace.id, person.contactId);
    const records = new ErasureRequests(workspace.transactions);
    await records.fail(workspace.id, id, 'done by hand');
    await expect(request()).rejects.toMatchObject({ code: 'data-erased' });
  });

  it('writes a certificate of numbers alone', async () => {
    const id = await request();
    const records = new ErasureRequests(workspace.transactions);
    const found = await eraser.plan(workspace.id, person.contactId);
    await records.begin(workspace.id, id, found);
    const remaining = await eraser.erase(workspace.id, person.contactId);
    await records.complete(workspace.id, id, { found, runsStopped: 1, remaining });
    const done = await workspace.run((tx) => requests.get(tx, id));
    expect(done).toMatchObject({ status: 'completed', report: { ...found, remaining: 0, runsStopped: 1 } });
    expect(done.completedAt).not.toBeNull();
    expect(JSON.stringify(done)).not.toMatch(/Aysel|99450/);
  });
});
