import { ApiClient } from './api-client.ts';
import { choosingDrawing } from './choosing-drawing.ts';
import { newName } from './new-name.ts';
import { WorkflowEditor } from './pages/workflow-editor.ts';
import { patientDrawing } from './patient-drawing.ts';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

test('a run is paused, resumed and moved on by hand', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const workflowId = await api.draw(newName('Operated by hand'), patientDrawing(), true);
  const runId = await api.start(workflowId);
  await api.untilRun(runId, ({ status }) => status === 'waiting', 'the run waits');
  await signIn(page, stack);
  await page.goto(`${new URL(page.url()).pathname.replace(/\/workflows$/, '')}/runs/${runId}`);
  await expect(editor.card('Three days').getByText(/^Until /)).toBeVisible();

  await page.getByRole('button', { name: 'Pause' }).click();
  const pause = page.getByRole('dialog', { name: 'Pause this run?' });
  await expect(pause.getByText(/nothing is sent/)).toBeVisible();
  await pause.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('This run is paused.')).toBeVisible();
  await expect(editor.card('Three days').getByText('Paused here')).toBeVisible();

  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
  await expect(editor.card('Three days').getByText(/^Until /)).toBeVisible();

  await page.getByRole('button', { name: 'Move on now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Skip this step' }).click();
  await expect(page.getByText('The run ended')).toBeVisible();
  await expect(editor.card('All done').getByText('Done', { exact: true })).toBeVisible();
});

test('a whole workflow stands still and goes on', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const name = newName('Stands still');
  const workflowId = await api.draw(name, patientDrawing(), true);
  const runId = await api.start(workflowId);
  await api.untilRun(runId, ({ status }) => status === 'waiting', 'the run waits');
  await signIn(page, stack);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Pause' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) }).getByText('Paused')).toBeVisible();
  await api.untilRun(runId, ({ status }) => status === 'paused', 'the run is paused with its workflow');

  await editor.open(name);
  await expect(page.getByText(/^Paused since/)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(/^Paused since/)).toHaveCount(0);
  await api.untilRun(runId, ({ status }) => status === 'waiting', 'the run goes on');
});

test('many runs are counted before they are cancelled', async ({ page, stack }) => {
  const api = await ApiClient.signIn(stack);
  const name = newName('Cancelled together');
  const workflowId = await api.draw(name, patientDrawing(), true);
  const runIds = await Promise.all([1, 2, 3].map(() => api.start(workflowId)));
  for (const id of runIds) await api.untilRun(id, ({ status }) => status === 'waiting', 'the run waits');
  await signIn(page, stack);
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByRole('combobox', { name: 'Workflow' }).selectOption({ label: name });
  await expect(page.getByRole('row')).toHaveCount(4);

  await page.getByRole('button', { name: 'Act on all of these' }).click();
  const dialog = page.getByRole('dialog', { name: 'Act on many runs' });
  await dialog.getByLabel('Cancel them').click();
  await expect(dialog.getByText('This is for 3 runs. Nothing has been done yet.')).toBeVisible();
  for (const id of runIds) expect((await api.get<{ readonly status: string }>(`/runs/${id}`)).status).toBe('waiting');
  await dialog.getByRole('button', { name: 'Cancel 3 runs' }).click();
  await expect(page.getByText('3 runs were cancelled.')).toBeVisible();
  for (const id of runIds) await api.untilRun(id, ({ status }) => status === 'cancelled', 'the run is cancelled');
  await expect(page.getByRole('row').getByText('Cancelled', { exact: true })).toHaveCount(3);
});

test('a step that failed is skipped by its other way', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const workflowId = await api.draw(newName('Left by hand'), choosingDrawing(), true);
  const runId = await api.start(workflowId);
  await api.untilRun(runId, ({ status }) => status === 'failed', 'the run fails');
  await signIn(page, stack);
  await page.goto(`${new URL(page.url()).pathname.replace(/\/workflows$/, '')}/runs/${runId}`);

  await page.getByRole('button', { name: 'Skip this step' }).click();
  const dialog = page.getByRole('dialog', { name: 'Skip “Paid or gone”?' });
  await dialog.getByLabel('They left').click();
  await dialog.getByRole('button', { name: 'Skip this step' }).click();
  await expect(page.getByText('The run ended')).toBeVisible();
  await expect(editor.card('They are gone').getByText('Done', { exact: true })).toBeVisible();
  await expect(editor.card('They have paid').getByText('Done', { exact: true })).toHaveCount(0);
});

test('a step is skipped in all runs of a version that failed there', async ({ page, stack }) => {
  const api = await ApiClient.signIn(stack);
  const name = newName('Left together');
  const workflowId = await api.draw(name, choosingDrawing(), true);
  const runIds = await Promise.all([1, 2].map(() => api.start(workflowId)));
  for (const id of runIds) await api.untilRun(id, ({ status }) => status === 'failed', 'the run fails');
  await signIn(page, stack);
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByRole('combobox', { name: 'Workflow' }).selectOption({ label: name });
  await expect(page.getByRole('row')).toHaveCount(3);

  await page.getByRole('button', { name: 'Act on all of these' }).click();
  const dialog = page.getByRole('dialog', { name: 'Act on many runs' });
  await dialog.getByLabel('Skip the step where they stand').click();
  await expect(dialog.getByText('Choose the step that is skipped.')).toBeVisible();
  await dialog.getByLabel('Runs of').selectOption({ label: 'Version 1' });
  await dialog.getByLabel('At the step').selectOption({ label: 'They have paid' });
  await expect(dialog.getByText('There is no such run now.')).toBeVisible();
  await dialog.getByLabel('At the step').selectOption({ label: 'Paid or gone' });
  await dialog.getByLabel('They left').click();
  await dialog.getByRole('button', { name: 'Skip it in 2 runs' }).click();
  await expect(page.getByText('A step of 2 runs was skipped.')).toBeVisible();
  for (const id of runIds) {
    const { steps } = await api.untilRun(id, ({ status }) => status === 'completed', 'the run goes on');
    expect(steps.find(({ nodeId }) => nodeId === 'gone')?.status).toBe('done');
  }
});

test('a failed run is tried again in the newest version, at the step that takes the place of its own', async ({
  page,
  stack,
}) => {
  const api = await ApiClient.signIn(stack);
  const workflowId = await api.draw(newName('Goes on elsewhere'), choosingDrawing(), true);
  const runId = await api.start(workflowId);
  await api.untilRun(runId, ({ status }) => status === 'failed', 'the run fails');
  await api.redraw(workflowId, patientDrawing(), true);
  await signIn(page, stack);
  await page.goto(`${new URL(page.url()).pathname.replace(/\/workflows$/, '')}/runs/${runId}`);

  await page.getByRole('button', { name: 'Try again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Try this run again?' });
  await dialog.getByLabel('The version that is live now').click();
  await dialog.getByLabel(/“Paid or gone” is not in that version/).selectOption({ label: 'Three days' });
  await dialog.getByRole('button', { name: 'Try again' }).click();
  const { version } = await api.untilRun(runId, ({ status }) => status === 'waiting', 'the run goes on');
  expect(version).toBe(2);
});
