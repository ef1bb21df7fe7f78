import { aGraph, edge, node } from '@flowkeep/testing';
import { ApiClient } from './api-client.ts';
import { newName } from './new-name.ts';
import { WorkflowEditor } from './pages/workflow-editor.ts';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

test('a step that calls another workflow is offered what that takes, and its run names the steps inside', async ({
  page,
  stack,
}) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const [calledName, name] = [newName('Knows the price'), newName('Asks the price')];
  const rest = { mode: 'for', duration: { amount: 3, unit: 'days' } };
  const called = await api.draw(
    calledName,
    aGraph(
      node('in', 'trigger.call', { inputs: [{ name: 'size', type: 'number', required: true }], outputs: [] }),
      node('rest', 'wait.time', rest, { title: 'Think it over' }),
      edge('in', 'rest'),
    ),
    true,
  );
  const caller = await api.draw(
    name,
    aGraph(
      node('start', 'trigger.manual', {}, { title: 'Somebody starts it' }),
      node('ask', 'flow.call', { workflow: called, mode: 'inline' }, { title: 'Ask the price' }),
      edge('start', 'ask'),
    ),
    false,
  );
  await signIn(page, stack);
  await editor.open(name);

  await test.step('what is missing is named with the workflow that needs it, and offered', async () => {
    await expect(page.getByText(`"Ask the price" does not give "size", which "${calledName}" needs.`)).toBeVisible();
    await editor.card('Ask the price').click();
    await editor.panel.getByRole('button', { name: 'Give size, number' }).click();
    await editor.panel.getByRole('textbox', { name: 'Value' }).fill('5');
    await expect(editor.panel.getByText(`“${calledName}” takes nothing more.`)).toBeVisible();
    await expect(page.getByText('does not give')).toHaveCount(0);
  });

  await editor.publish('First');

  await test.step('nothing has changed here, and yet it may be published, for what it calls may have changed', async () => {
    await expect(page.getByText('Changes not published')).toHaveCount(0);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(
      dialog.getByText('Publishing takes in the workflows that this one calls, as they are now.'),
    ).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Publish', exact: true })).toBeEnabled();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  const runId = await api.start(caller);
  await api.untilRun(runId, ({ status }) => status === 'waiting', 'the run waits');
  await page.goto(`${new URL(page.url()).pathname.replace(/\/workflows\/.*$/, '')}/runs/${runId}`);
  await expect(page.getByRole('button', { name: 'Ask the price › Think it over' }).first()).toBeVisible();
});
