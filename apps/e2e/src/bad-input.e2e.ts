import { WorkflowEditor } from './pages/workflow-editor.ts';
import { ApiClient } from './api-client.ts';
import { signIn } from './pages/sign-in.ts';
import { sendLead } from './send-lead.ts';
import { expect, test } from './stack-fixture.ts';

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

test('an unsigned webhook and a body of 20 MB are refused in words', async ({ stack }) => {
  const api = await ApiClient.signIn(stack);
  const webhook = await api.publishTemplate('lead-welcome', 'Refuses');
  const post = async (body: string): Promise<Problem> => {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return (await response.json()) as Problem;
  };
  expect(await post('{}')).toMatchObject({ status: 401, code: 'invalid-signature' });
  expect(await post(JSON.stringify({ text: 'x'.repeat(20 * 1024 * 1024) }))).toMatchObject({
    status: 413,
    code: 'payload-too-large',
  });
  expect(await sendLead(webhook.url, 'wrong secret', {})).toBe(401);
  expect(await api.get<{ items: readonly unknown[] }>(`/runs?workflowId=${webhook.workflowId}`)).toMatchObject({
    items: [],
  });
});

test('a broken drawing cannot be published, and the list of problems leads to the step', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  await signIn(page, stack);
  await editor.create('Broken drawing');
  await editor.add('Webhook');
  await editor.add('WhatsApp');
  await expect(page.getByText(/1 problem/)).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish this workflow' });
  await expect(dialog.getByText('1 problem stands in the way')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
});

test('an expired session asks to sign in again and keeps what was not saved', async ({ page, context, stack }) => {
  const editor = new WorkflowEditor(page);
  await signIn(page, stack);
  await editor.create('Session story');
  await context.clearCookies();
  await editor.add('Webhook');
  const dialog = page.getByRole('dialog', { name: /sign in/i });
  await dialog.getByLabel('Password').fill(stack.owner.password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(editor.card('Data comes in')).toBeVisible();
});
