import { newPhone } from './new-phone.ts';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

test('a dry run counts, a person is erased, and both leave a report', async ({ page, stack }) => {
  await signIn(page, stack);
  const open = (name: string) => page.getByRole('link', { name, exact: true }).first().click();

  await test.step('the dry run has a report', async () => {
    await open('Privacy');
    await page.getByRole('button', { name: 'Dry run' }).click();
    const report = page.getByRole('row', { name: /Dry run/ }).first();
    await expect(report.getByText('Done')).toBeVisible();
  });

  await test.step('a person is written down and erased', async () => {
    await open('Contacts');
    await page.getByRole('button', { name: 'New contact' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Şəfiqə Gedər');
    await dialog.getByLabel('Phone').fill(newPhone());
    await dialog.getByRole('button', { name: 'Add contact' }).click();
    await page.getByRole('link', { name: 'Şəfiqə Gedər' }).click();
    await page.getByRole('button', { name: 'Erase this person' }).click();
    const question = page.getByRole('dialog', { name: 'Erase Şəfiqə Gedər?' });
    await question.getByRole('checkbox').check();
    await question.getByRole('button', { name: 'Erase' }).click();
  });

  await test.step('the report says what was done and names nobody', async () => {
    await page.getByRole('button', { name: 'See it' }).click();
    const request = page.getByRole('row', { name: /Erasure/ }).first();
    await expect(request.getByText('Done')).toBeVisible();
    await expect(request.getByText('Contacts: 1')).toBeVisible();
    await expect(page.getByRole('main').getByText('Şəfiqə Gedər')).toHaveCount(0);
    await open('Contacts');
    await expect(page.getByRole('table')).toBeVisible();
    await expect(page.getByRole('main').getByText('Şəfiqə Gedər')).toHaveCount(0);
  });
});
