import { WorkflowEditor } from './pages/workflow-editor.ts';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

test('a workflow is drawn, connected and published by keyboard alone', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  const keys = page.keyboard;
  await signIn(page, stack);
  await editor.create('By keyboard');

  await keys.press('n');
  await keys.type('start by hand');
  await keys.press('Enter');
  await expect(editor.card('Somebody starts it')).toBeVisible();
  await keys.press('n');
  await keys.type('set values');
  await keys.press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  await expect(page.locator('.react-flow__edge')).toHaveCount(1);

  await keys.press('Control+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  await keys.press('Control+Shift+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
});
