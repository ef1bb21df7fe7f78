import { randomUUID } from 'node:crypto';
import { IdentityRepository } from '@flowkeep/persistence';
import type { ContactValues } from './contact-values.ts';
import { ContactService, type UpsertResult } from './contact.service.ts';
import { openTestWorkspace, type TestWorkspace } from '@flowkeep/testing/database';

describe('ContactService', () => {
  const contacts = new ContactService();
  let workspace: TestWorkspace;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
  });
  afterEach(() => workspace.close());

  const upsert = (values: ContactValues, contactId: string | null = null): Promise<UpsertResult> =>
    workspace.run((tx) => contacts.upsert(tx, workspace.region, contactId, values));

  it('makes a contact with a phone in E.164 and a lower-case e-mail address', async () => {
    const { contact, created } = await upsert({
      name: ' Aysel ',
      phone: '050 123 45 67',
      email: 'Aysel@Example.AZ',
      language: 'az',
    });
    expect(created).toBe(true);
    expect(contact).toMatchObject({
      name: 'Aysel',
      phone: '+994501234567',
      email: 'aysel@example.az',
      language: 'az',
      timeZone: null,
    });
  });

  it('says which fields of a known person hold something else now', async () => {
    const first = await upsert({ name: 'Aysel', phone: '050 123 45 67' });
    const same = await upsert({ name: 'Aysel', phone: '+994501234567' });
    const other = await upsert({ name: 'Aysel Q.', phone: '+994501234567', attributes: { plan: 'gold' } });
    expect([first.changed, same.changed, other.changed]).toEqual([[], [], ['name', 'attributes']]);
  });

  it('finds the same person by another way of writing the phone, and fills in what is new', async () => {
    const first = await upsert({ name: 'Aysel', phone: '050 123 45 67' });
    const second = await upsert({
      phone: '+994501234567',
      email: 'aysel@example.az',
      name: '',
      attributes: { plan: 'gold' },
    });
    expect(second.created).toBe(false);
    expect(second.contact).toMatchObject({
      id: first.contact.id,
      name: 'Aysel',
      email: 'aysel@example.az',
      attributes: { plan: 'gold' },
    });
  });

  it('merges attributes by name', async () => {
    const { contact } = await upsert({ phone: '050 123 45 67', attributes: { plan: 'gold', visits: 1 } });
    const again = await upsert({ attributes: { visits: 2 } }, contact.id);
    expect(again.contact.attributes).toEqual({ plan: 'gold', visits: 2 });
  });

  it('finds by a WhatsApp address that is the same number', async () => {
    const { contact } = await upsert({ name: 'Aysel', email: 'aysel@example.az' });
    await workspace.run((tx) =>
      new IdentityRepository().add(tx, contact.id, { channel: 'whatsapp', address: '+994501234567' }),
    );
    expect((await upsert({ phone: '0501234567' })).contact.id).toBe(contact.id);
  });

  it('keeps the person of the phone and reports the person of the e-mail address', async () => {
    const byPhone = await upsert({ name: 'Aysel', phone: '050 123 45 67' });
    const byEmail = await upsert({ name: 'Murad', email: 'murad@example.az' });
    const both = await upsert({ phone: '050 123 45 67', email: 'murad@example.az' });
    expect(both.contact).toMatchObject({ id: byPhone.contact.id, name: 'Aysel', email: null });
    expect(both.conflictsWith).toEqual([byEmail.contact.id]);
    const murad = await workspace.run((tx) => contacts.snapshot(tx, byEmail.contact.id));
    expect(murad).toMatchObject({ name: 'Murad', email: 'murad@example.az', phone: null });
  });

  it('keeps the person of the phone against the contact at hand, and reports the latter', async () => {
    const owner = await upsert({ name: 'Aysel', phone: '050 123 45 67' });
    const other = await upsert({ name: 'Murad', email: 'murad@example.az' });
    const result = await upsert({ phone: '050 123 45 67' }, other.contact.id);
    expect(result).toMatchObject({
      created: false,
      contact: { id: owner.contact.id },
      conflictsWith: [other.contact.id],
    });
  });

  it('stores what it can and reports a phone and an e-mail address that cannot be read', async () => {
    const result = await upsert({ name: 'Aysel', phone: '12', email: 'nowhere' });
    expect(result).toMatchObject({
      created: true,
      invalidPhone: true,
      invalidEmail: true,
      contact: { phone: null, email: null },
    });
  });

  it('makes one contact of many at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, () => upsert({ name: 'Aysel', phone: '050 123 45 67' })),
    );
    expect(new Set(results.map(({ contact }) => contact.id)).size).toBe(1);
    expect(results.filter(({ created }) => created)).toHaveLength(1);
  });

  it('refuses an unknown contact', async () => {
    await expect(upsert({ name: 'Aysel' }, randomUUID())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('finds by part of a name, an e-mail address and a phone, page by page', async () => {
    for (const index of [1, 2, 3])
      await upsert({ name: `Aysel ${String(index)}`, phone: `050 123 45 6${String(index)}` });
    await upsert({ name: 'Murad 100%', email: 'murad@example.az' });
    const find = (text: string, limit = 10, cursor: string | null = null) =>
      workspace.run((tx) => contacts.search(tx, { text, limit, cursor }));
    expect((await find('aysel')).items).toHaveLength(3);
    expect((await find('100%')).items.map(({ name }) => name)).toEqual(['Murad 100%']);
    expect((await find('example.az')).items).toHaveLength(1);
    expect((await find('050 123 45 62')).items.map(({ name }) => name)).toEqual(['Aysel 2']);
    const first = await find('', 3);
    const second = await find('', 3, first.nextCursor);
    expect(second.nextCursor).toBeNull();
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toEqual(['Murad 100%', 'Aysel 3', 'Aysel 2', 'Aysel 1']);
    await expect(find('', 3, 'nonsense')).rejects.toMatchObject({ code: 'bad-request' });
  });
});
