import { WorkflowEditor } from './pages/workflow-editor.ts';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

test('a workflow is drawn, connected, undone and published by keyboard alone', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  const keys = page.keyboard;
  const cards = page.locator('.react-flow__node');
  const lines = page.locator('.react-flow__edge');
  await signIn(page, stack);
  await editor.create('By keyboard');

  const add = async (label: string, title: string): Promise<void> => {
    await keys.press('n');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await keys.type(label);
    await keys.press('Enter');
    await expect(editor.card(title)).toBeFocused();
  };
  await add('start by hand', 'Somebody starts it');
  await add('end', 'Done');
  await expect(lines).toHaveCount(1);

  await keys.press('Control+z');
  await expect(cards).toHaveCount(1);
  await keys.press('Control+Shift+z');
  await expect(cards).toHaveCount(2);

  await editor.card('Done').focus();
  await keys.press('Delete');
  await expect(cards).toHaveCount(1);
  await keys.press('Escape');
  await add('end', 'Done');
  await expect(lines).toHaveCount(0);

  await editor.card('Somebody starts it').focus();
  await keys.press('c');
  await expect(page.getByRole('dialog', { name: 'Connect Somebody starts it' })).toBeVisible();
  await keys.type('done');
  await keys.press('Enter');
  await expect(lines).toHaveCount(1);

  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).focus();
  await keys.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Publish this workflow' })).toBeVisible();
  await page.getByLabel('What changed').focus();
  await keys.type('Drawn without a mouse');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).focus();
  await keys.press('Enter');
  await expect(page.getByText('Live · version 1')).toBeVisible();
});
