import { randomUUID } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../spec/test-database.ts';
import { StatementTime } from '../statement-time.ts';
import { ERASED, isErased } from './erased.ts';
import { KEY_LIFETIME, KeyCache } from './key-cache.ts';
import { RootKey } from './root-key.ts';
import { SubjectKeys } from './subject-keys.ts';
import { SUBJECT_KEY_REF } from './subject-key-ref.ts';
import { SubjectSealer } from './subject-sealer.ts';
import { WorkspaceKeys } from './workspace-keys.ts';

const rootKey = RootKey.fromBase64(Buffer.alloc(32, 3).toString('base64'));
const newKeys = (now?: () => number): SubjectKeys => new SubjectKeys(new WorkspaceKeys(rootKey), new KeyCache(now));

describe('subject keys', () => {
  let database: TestDatabase;
  let workspaceId: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    workspaceId = await database.createWorkspace();
  });
  afterAll(() => database.close());

  it('opens what was sealed under the other writing of the workspace id', async () => {
    const upper = workspaceId.toUpperCase();
    const { ref, sealed } = await database.runner.inWorkspace(upper, async (tx) => {
      const keys = newKeys();
      const ref = await keys.create(tx, null);
      return { ref, sealed: await keys.seal(tx, ref, 'event', { text: 'Salam' }) };
    });
    const opened = await database.runner.inWorkspace(workspaceId, (tx) => newKeys().open(tx, ref, 'event', sealed));
    expect(opened).toEqual({ text: 'Salam' });
  });

  it('opens in another process what was sealed in this one', async () => {
    const { ref, sealed } = await database.runner.inWorkspace(workspaceId, async (tx) => {
      const keys = newKeys();
      const ref = await keys.create(tx, null);
      return { ref, sealed: await keys.seal(tx, ref, 'event', { text: 'Salam' }) };
    });
    expect(ref).toMatch(SUBJECT_KEY_REF);
    const opened = await database.runner.inWorkspace(workspaceId, (tx) => newKeys().open(tx, ref, 'event', sealed));
    expect(opened).toEqual({ text: 'Salam' });
  });

  it('keeps no trace of a key whose transaction was rolled back', async () => {
    const keys = newKeys();
    let ref = '';
    const failing = database.runner.inWorkspace(workspaceId, async (tx) => {
      ref = await keys.create(tx, null);
      await keys.seal(tx, ref, 'event', 'x');
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    const sealing = database.runner.inWorkspace(workspaceId, (tx) => keys.seal(tx, ref, 'event', 'x'));
    await expect(sealing).rejects.toMatchObject({ code: 'data-erased' });
  });

  it('keeps no trace of a key that was made and used in limited time and rolled back', async () => {
    const keys = newKeys();
    let ref = '';
    const failing = database.runner.inWorkspaceWithin(workspaceId, 10_000, async (tx, time) => {
      ref = await time.within(10_000, (timed) => keys.create(timed, null));
      await time.within(10_000, (timed) => keys.seal(timed, ref, 'event', 'x'));
      await keys.seal(tx, ref, 'event', 'x');
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(keys.sealFromMemory(workspaceId, ref, 'event', Buffer.from('x'))).toBeNull();
    const sealing = database.runner.inWorkspace(workspaceId, (tx) => keys.seal(tx, ref, 'event', 'x'));
    await expect(sealing).rejects.toMatchObject({ code: 'data-erased' });
  });

  it('keeps no trace of a key that was rolled back to a savepoint, and shares none from before it', async () => {
    const keys = newKeys();
    const refs = await database.runner.inWorkspace(workspaceId, async (tx) => {
      const before = await keys.create(tx, null);
      const time = new StatementTime(tx);
      await time.savepoint('part');
      const undone = await time.within(10_000, (timed) => keys.create(timed, null));
      await time.rollBack('part');
      await expect(keys.seal(tx, undone, 'event', 'x')).rejects.toMatchObject({ code: 'data-erased' });
      await keys.seal(tx, before, 'event', 'x');
      return { before, undone };
    });
    for (const ref of [refs.before, refs.undone])
      expect(keys.sealFromMemory(workspaceId, ref, 'event', Buffer.from('x'))).toBeNull();
  });

  it('leaves a tombstone once the keys of a contact are destroyed', async () => {
    const keys = newKeys();
    const contactId = await database.createContact(workspaceId);
    const { ref, sealed } = await database.runner.inWorkspace(workspaceId, async (tx) => {
      const early = await keys.create(tx, null);
      await keys.link(tx, early, contactId);
      expect(await keys.primaryFor(tx, contactId)).toBe(early);
      await keys.create(tx, contactId);
      return { ref: early, sealed: await keys.seal(tx, early, 'message', 'secret') };
    });
    const number = await database.runner.inWorkspace(workspaceId, (tx) => keys.destroyForContact(tx, contactId));
    expect(number).toBe(2);
    await database.runner.inWorkspace(workspaceId, async (tx) => {
      const opened = await keys.open(tx, ref, 'message', sealed);
      expect(opened).toBe(ERASED);
      expect(isErased(opened)).toBe(true);
      await expect(keys.seal(tx, ref, 'message', 'more')).rejects.toMatchObject({ code: 'data-erased' });
      expect(await keys.destroyForContact(tx, contactId)).toBe(0);
    });
  });

  it('lets another process read a destroyed key for a minute at most', async () => {
    let now = 0;
    const [here, there] = [newKeys(), newKeys(() => now)];
    const contactId = await database.createContact(workspaceId);
    const inWorkspace = database.runner.inWorkspace.bind(database.runner);
    const ref = await inWorkspace(workspaceId, (tx) => here.create(tx, contactId));
    const sealed = await inWorkspace(workspaceId, (tx) => there.seal(tx, ref, 'message', 'secret'));
    await inWorkspace(workspaceId, (tx) => here.destroyForContact(tx, contactId));
    now = KEY_LIFETIME;
    expect(await inWorkspace(workspaceId, (tx) => there.open(tx, ref, 'message', sealed))).toBe(ERASED);
  });

  it('is nothing to another workspace', async () => {
    const keys = newKeys();
    const other = await database.createWorkspace();
    const ref = await database.runner.inWorkspace(workspaceId, (tx) => keys.create(tx, null));
    const sealed = await database.runner.inWorkspace(workspaceId, (tx) => keys.seal(tx, ref, 'event', 'x'));
    expect(await database.runner.inWorkspace(other, (tx) => keys.open(tx, ref, 'event', sealed))).toBe(ERASED);
  });

  it('seals and opens by the reference alone', async () => {
    const keys = newKeys();
    const sealer = new SubjectSealer(database.runner, keys);
    const ref = await database.runner.inWorkspace(workspaceId, (tx) => keys.create(tx, null));
    const sealed = await sealer.seal(ref, 'payload', Buffer.from('bytes'));
    expect(await sealer.open(ref, 'payload', sealed)).toEqual(Buffer.from('bytes'));
    expect(await sealer.workspaceOf(ref)).toBe(workspaceId);
    expect(await sealer.open('kaaaaaaaaaaaaaaa', 'payload', sealed)).toBe(ERASED);
  });

  it('makes one workspace key however many ask for it at once', async () => {
    const fresh = await database.createWorkspace();
    const sealed = await Promise.all(
      Array.from({ length: 5 }, () =>
        database.runner.inWorkspace(fresh, (tx) =>
          new WorkspaceKeys(rootKey).seal(tx, 'connection:openai', randomUUID()),
        ),
      ),
    );
    const opened = new Set<unknown>();
    await database.runner.inWorkspace(fresh, async (tx) => {
      for (const value of sealed) opened.add(await new WorkspaceKeys(rootKey).open(tx, 'connection:openai', value));
    });
    expect(opened.size).toBe(5);
  });

  it('makes the workspace key anew where it was rolled back to a savepoint', async () => {
    const fresh = await database.createWorkspace();
    const keys = new WorkspaceKeys(rootKey);
    const sealed = await database.runner.inWorkspace(fresh, async (tx) => {
      const time = new StatementTime(tx);
      await time.savepoint('part');
      await time.within(10_000, (timed) => keys.hash(timed, 'match', 'x'));
      await time.rollBack('part');
      return keys.seal(tx, 'connection:openai', 'secret');
    });
    const opening = database.runner.inWorkspace(fresh, (tx) =>
      new WorkspaceKeys(rootKey).open(tx, 'connection:openai', sealed),
    );
    await expect(opening).resolves.toBe('secret');
  });
});
