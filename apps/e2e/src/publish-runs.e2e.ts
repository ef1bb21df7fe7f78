import { ApiClient } from './api-client.ts';
import { newName } from './new-name.ts';
import { WorkflowEditor } from './pages/workflow-editor.ts';
import { morePatientDrawing, patientDrawing } from './patient-drawing.ts';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

test('settings are undone like any change, and runs that wait go on with the new version', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const name = newName('Runs that move');
  const workflowId = await api.draw(name, patientDrawing(), true);
  const runId = await api.start(workflowId);
  await api.untilRun(runId, ({ status }) => status === 'waiting', 'the run waits');
  await signIn(page, stack);
  await editor.open(name);

  await test.step('settings, undone and redone', async () => {
    await page.getByRole('button', { name: 'Settings of the workflow' }).click();
    const settings = page.getByRole('complementary', { name: 'Settings of the workflow' });
    await settings.getByLabel('Only once, ever').click();
    await settings.getByLabel('End runs that take too long').click();
    await expect(settings.getByLabel('Fails after')).toHaveValue('30');
    await expect(settings.getByText('At most 366 days.')).toBeVisible();
    await settings.getByLabel('Fails after').fill('999');
    await settings.getByLabel('Fails after').press('Tab');
    await expect(settings.getByLabel('Fails after')).toHaveValue('366');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(settings.getByLabel('Fails after')).toHaveValue('30');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(settings.getByLabel('Fails after')).toHaveCount(0);
    await expect(settings.getByLabel('Only once, ever')).toBeChecked();
    await settings.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('the step at which the run stands gives way to another one', async () => {
    await editor.card('Three days').click();
    await editor.panel.getByRole('button', { name: 'Delete step' }).click();
    await editor.card('Somebody starts it').click();
    await editor.add('Wait for a time');
    await editor.setTitle('A week');
    await editor.panel.getByLabel('How long').fill('7');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  });

  await test.step('publishing asks what becomes of the run, and moves it', async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish this workflow' });
    await expect(dialog.getByText('1 run is under way')).toBeVisible();
    await dialog.getByLabel('They go on with the new version').click();
    await expect(dialog.getByText(/1 run at “Three days” stays/)).toBeVisible();
    await dialog.getByLabel(/“Three days” is gone/).selectOption({ label: 'A week' });
    await expect(dialog.getByText('1 run can be moved.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByText('Live · version 2')).toBeVisible();
  });

  const moved = await api.untilRun(runId, ({ version }) => version === 2, 'the run is moved');
  expect(moved.status).toBe('waiting');
});

test('an old version is brought back at once', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const name = newName('Comes back');
  await api.draw(name, patientDrawing(), true);
  await signIn(page, stack);
  await editor.open(name);
  await editor.card('All done').click();
  await editor.setTitle('A worse end');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Live · version 2')).toBeVisible();

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Bring back this version' }).click();
  await page
    .getByRole('dialog', { name: /live again/ })
    .getByRole('button', { name: 'Bring back this version' })
    .click();
  await expect(page.getByText('Live · version 3')).toBeVisible();
  await expect(editor.card('All done')).toBeVisible();
  await expect(editor.card('A worse end')).toHaveCount(0);
});

test('a version is brought back against a simulation, and runs under way go on with it', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const name = newName('Back with its runs');
  const workflowId = await api.draw(name, patientDrawing(), true);
  await api.redraw(workflowId, morePatientDrawing(), true);
  await api.post(`/workflows/${workflowId}/simulations`, {
    name: 'Waits a week',
    scenario: {
      startAt: '2026-11-22T09:00:00Z',
      triggerNode: 'start',
      trigger: {},
      contact: null,
      workspace: { id: 'w', name: 'W', timeZone: 'Asia/Baku', language: 'az', currency: 'AZN', region: 'AZ' },
      happenings: [],
      answers: {},
    },
    expectations: { visits: { week: 1 } },
  });
  const runId = await api.start(workflowId);
  await api.untilRun(runId, ({ status }) => status === 'waiting', 'the run waits');
  await signIn(page, stack);
  await editor.open(name);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Bring back this version' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make version 1 live again?' });

  await test.step('what it changes, and what becomes of the run', async () => {
    await expect(dialog.getByText('Added Three days')).toBeVisible();
    await dialog.getByLabel('They go on with the new version').click();
    await dialog.getByLabel(/“A week” is gone/).selectOption({ label: 'Three days' });
    await expect(dialog.getByText('1 run can be moved.')).toBeVisible();
  });

  await test.step('a simulation stands in the way, unless one insists', async () => {
    await dialog.getByLabel('What changed').fill('A week is too long');
    await dialog.getByRole('button', { name: 'Bring back this version' }).click();
    await expect(dialog.getByText('1 saved simulation does not come out as expected')).toBeVisible();
    await expect(dialog.getByText('Waits a week')).toBeVisible();
    await dialog.getByRole('button', { name: 'Publish anyway' }).click();
    await expect(page.getByText('Live · version 3')).toBeVisible();
  });

  await expect(editor.card('Three days')).toBeVisible();
  const moved = await api.untilRun(runId, ({ version }) => version === 3, 'the run is moved');
  expect(moved.status).toBe('waiting');
});
