import { ContactEditing } from './contact-editing.service.ts';
import { openTestWorkspace, type TestWorkspace } from '@flowkeep/testing/database';

describe('ContactEditing', () => {
  const editing = new ContactEditing();
  let workspace: TestWorkspace;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
  });
  afterEach(() => workspace.close());

  const create = (name: string, phone: string) =>
    workspace.run((tx) => editing.create(tx, workspace.region, { name, phone }));

  it('names the field of an address that is somebody’s already', async () => {
    await create('Aysel', '050 123 45 67');
    await expect(create('Murad', '+994501234567')).rejects.toMatchObject({
      code: 'conflict',
      fields: [{ path: 'phone' }],
    });
  });

  it('names every field that cannot be read', async () => {
    const wrong = workspace.run((tx) => editing.create(tx, 'AZ', { name: 'A', phone: '12', email: 'x' }));
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'phone' }, { path: 'email' }],
    });
  });

  it('replaces a phone, empties a field, and leaves the rest', async () => {
    const made = await create('Aysel', '050 123 45 67');
    const edited = await workspace.run((tx) =>
      editing.update(tx, 'AZ', made.id, { phone: '055 765 43 21', email: 'a@example.az', language: null }),
    );
    expect(edited).toMatchObject({ name: 'Aysel', phone: '+994557654321', email: 'a@example.az' });
    const emptied = await workspace.run((tx) => editing.update(tx, 'AZ', made.id, { phone: null, email: null }));
    expect(emptied).toMatchObject({ name: 'Aysel', phone: null, email: null });
    expect((await create('Murad', '050 123 45 67')).id).not.toBe(made.id);
  });
});
