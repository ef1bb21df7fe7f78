import { WorkflowEditor } from './pages/workflow-editor.ts';
import { newName } from './new-name.ts';
import { ApiClient } from './api-client.ts';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

test('a draft is tried out, saved with what must come true, and guards the next publishing', async ({
  page,
  stack,
}) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const name = newName('Tried out');
  await api.publishTemplate('lead-welcome', name);
  await signIn(page, stack);
  await editor.open(name);
  await page.getByRole('button', { name: 'Simulate' }).click();
  const panel = page.getByRole('complementary', { name: 'Simulation' });

  await test.step('what would happen, with messages and what is reached', async () => {
    await expect(panel.getByText('after 30 min')).toBeVisible();
    await expect(panel.getByText(/^Salam, /)).toBeVisible();
    await expect(editor.card('Wait for an answer').getByText('Reached')).toBeVisible();
    await expect(editor.card('Follow up once').getByText('Not reached')).toBeVisible();
  });

  await test.step('a step selected on the canvas says what came of it, and leads to its settings and back', async () => {
    await editor.card('Follow up once').click();
    const selected = panel.getByRole('region', { name: 'Selected: Follow up once' });
    await expect(selected.getByText('Not reached')).toBeVisible();
    await selected.getByRole('button', { name: 'Edit this step' }).click();
    await expect(editor.panel.getByLabel('Template', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Back to the simulation' }).click();
    await selected.getByRole('button', { name: 'Select nothing' }).click();
    await expect(selected).toHaveCount(0);
  });

  await test.step('nobody answers: days pass in a moment', async () => {
    await panel.getByRole('tab', { name: 'With what' }).click();
    await panel.getByLabel('Wait for an answer').selectOption({ label: 'No reply' });
    await panel.getByLabel('Wait a little more').selectOption({ label: 'No reply' });
    await panel.getByRole('tab', { name: 'What happens' }).click();
    await expect(panel.getByText('after 5 d')).toBeVisible();
    await expect(panel.getByText('2 days later')).toBeVisible();
    await expect(editor.card('Follow up once').getByText('Reached', { exact: true })).toBeVisible();
  });

  await test.step('save it and run all', async () => {
    await panel.getByRole('button', { name: 'Save it' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this simulation' });
    await dialog.getByLabel('Name').fill('Nobody answers');
    await dialog.getByRole('button', { name: 'Save it' }).click();
    await panel.getByRole('tab', { name: 'Saved' }).click();
    await panel.getByRole('button', { name: 'Run all' }).click();
    await expect(panel.getByText(/^All \d+ came out as expected\./)).toBeVisible();
  });

  await test.step('a change that breaks it is stopped at publishing, unless one insists', async () => {
    await panel.getByRole('button', { name: 'Close' }).click();
    await editor.card('Follow up once').click();
    await editor.panel.getByLabel('Template', { exact: true }).selectOption('greeting_az');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish this workflow' });
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog.getByText(/saved simulations? do(es)? not come out as expected/)).toBeVisible();
    await expect(dialog.getByText('Nobody answers')).toBeVisible();
    await dialog.getByRole('button', { name: 'Publish anyway' }).click();
    await expect(page.getByText('Live · version 2')).toBeVisible();
  });
});
