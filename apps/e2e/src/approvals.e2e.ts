import { aGraph, edge, node } from '@flowkeep/testing';
import { ApiClient } from './api-client.ts';
import { newName } from './new-name.ts';
import { WorkflowEditor } from './pages/workflow-editor.ts';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

const CHOICES = [
  { id: 'yes', label: 'Give it' },
  { id: 'no', label: 'Refuse' },
];

/** Somebody starts it, the team is asked, and each answer has an end of its own. */
function askingDrawing(question: string): ReturnType<typeof aGraph> {
  return aGraph(
    node('start', 'trigger.manual', {}, { title: 'Somebody starts it' }),
    node('ask', 'wait.approval', { question, choices: CHOICES, asks: 'anyone' }, { title: 'May they have it?' }),
    node('given', 'flow.end', {}, { title: 'Discount given' }),
    node('refused', 'flow.end', {}, { title: 'Discount refused' }),
    edge('start', 'ask'),
    edge('ask:yes', 'given'),
    edge('ask:no', 'refused'),
  );
}

test('a question of a run is answered in the inbox, and the run goes on', async ({ page, stack }) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const question = newName('May Nigar have 10 % off? Number');
  const workflowId = await api.draw(newName('Asks in the inbox'), askingDrawing(question), true);
  const runId = await api.start(workflowId);
  await api.untilRun(runId, ({ status }) => status === 'waiting', 'the run waits for an answer');
  await signIn(page, stack);
  await page.getByRole('link', { name: /^Approvals/ }).click();
  const card = page.getByRole('article', { name: question });
  await card.getByLabel('Note, for whoever reads it later').fill('She is a friend of the house.');
  await card.getByRole('button', { name: 'Give it' }).click();
  await expect(card).toHaveCount(0);

  await page.getByRole('link', { name: 'Answered', exact: true }).click();
  await expect(card.getByText('She is a friend of the house.')).toBeVisible();
  await card.getByRole('link', { name: /Asks in the inbox/ }).click();
  await expect(page.getByText('Went on by “Give it”')).toBeVisible();
  await expect(editor.card('Discount given').getByText('Done')).toBeVisible();
  await expect(editor.card('Discount refused').getByText('Not taken')).toBeVisible();
});

test('a question is answered by its link without signing in, once', async ({ page, context, stack }) => {
  const editor = new WorkflowEditor(page);
  const api = await ApiClient.signIn(stack);
  const question = newName('May Elvin have 20 % off? Number');
  const workflowId = await api.draw(newName('Asks by link'), askingDrawing(question), true);
  const runId = await api.start(workflowId);
  await api.untilRun(runId, ({ status }) => status === 'waiting', 'the run waits for an answer');
  await signIn(page, stack);
  await page.goto(`${new URL(page.url()).pathname.replace(/\/workflows$/, '')}/runs/${runId}`);
  await expect(page.getByRole('tabpanel', { name: 'Story' }).getByText(question)).toBeVisible();
  const [approval] = (
    await api.get<{ readonly items: readonly { readonly link: string | null }[] }>(`/approvals?runId=${runId}`)
  ).items;
  const link = approval?.link ?? '';

  const outside = await context.browser()?.newContext();
  const letter = await outside?.newPage();
  if (!letter) throw new Error('The browser gave no other window.');
  await letter.goto(link);
  await expect(letter.getByText(question)).toBeVisible();
  await letter.getByRole('button', { name: 'Refuse' }).click();
  await expect(editor.card('Discount refused').getByText('Done')).toBeVisible();
  await letter.goto(link);
  await expect(letter.getByRole('button', { name: 'Give it' })).toHaveCount(0);
  await expect(letter.getByText('Refuse', { exact: true })).toBeVisible();
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Baku' });
  await expect(letter.getByText(year.format(new Date()))).toBeVisible();
  await outside?.close();
});
