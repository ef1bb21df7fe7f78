import { WorkflowEditor } from './pages/workflow-editor.ts';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

test('two people change one draft, and each choice does what it says', async ({ page, context, stack }) => {
  const first = new WorkflowEditor(page);
  await signIn(page, stack);
  await first.create('Two at once');
  await first.add('Start by hand');
  await first.add('End');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  const otherPage = await context.newPage();
  const second = new WorkflowEditor(otherPage);
  await otherPage.goto(page.url());
  await second.card('Done').click();

  await first.setTitle('By the first');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await second.card('Somebody starts it').click();
  await second.setTitle('By the second');
  await otherPage.getByRole('button', { name: 'Put mine on top' }).click();
  await expect(second.card('By the first')).toBeVisible();
  await expect(second.card('By the second')).toBeVisible();
  await expect(otherPage.getByText('Saved', { exact: true })).toBeVisible();

  await first.setTitle('Forgotten');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(first.card('By the second')).toBeVisible();
  await expect(first.card('By the first')).toBeVisible();
  await expect(first.card('Forgotten')).toHaveCount(0);

  await page.reload();
  await expect(first.card('By the second')).toBeVisible();
  await expect(first.card('By the first')).toBeVisible();
});
