import { SandboxClient, waitFor } from '@flowkeep/testing';
import { ApiClient, type RunRow } from './api-client.ts';
import { signIn } from './pages/sign-in.ts';
import { newPhone } from './new-phone.ts';
import { sendLead } from './send-lead.ts';
import { expect, test } from './stack-fixture.ts';

const PHONE = newPhone();

test("Temporal's Web UI shows a run in readable words, and its link opens the run on the canvas", async ({
  page,
  stack,
}) => {
  test.skip(stack.urls.temporalUi === null, 'This Temporal server has no Web UI.');
  const api = await ApiClient.signIn(stack);
  const webhook = await api.publishTemplate('lead-welcome', 'Seen by operators');
  const lead = { name: 'Leyla Hüseynova', phone: PHONE, language: 'az', message: 'Salam' };
  expect(await sendLead(webhook.url, webhook.signingSecret, lead)).toBe(202);
  const sandbox = new SandboxClient(stack.urls.phone);
  await waitFor(async () => (await sandbox.messages(PHONE)).length === 1, { timeout: 60_000 });
  const { items } = await api.get<{ items: readonly RunRow[] }>(`/runs?workflowId=${webhook.workflowId}`);
  const run = await api.untilRun(items[0]?.id ?? '', ({ status }) => status === 'waiting', 'the run waits');

  await signIn(page, stack);
  await page.goto(run.temporalUrl ?? '');
  await expect(page.getByText(/^seen-by-operators/).first()).toBeVisible();
  await expect(page.getByText('Leyla Hüseynova').first()).toBeVisible();
  await page
    .getByRole('link', { name: /^Event History/ })
    .or(page.getByRole('tab', { name: /^Event History/ }))
    .first()
    .click();
  await expect(page.getByText(/Greet/).first()).toBeVisible();
  await expect(page.getByText(/Wait for an answer/).first()).toBeVisible();
  await page.screenshot({ path: 'test-results/temporal-run.png' });
  await page
    .getByRole('link', { name: 'Search Attributes' })
    .or(page.getByRole('tab', { name: 'Search Attributes' }))
    .first()
    .click();
  await expect(page.getByText('FlowkeepWaitingFor')).toBeVisible();

  await page
    .getByRole('link', { name: 'User Metadata' })
    .or(page.getByRole('tab', { name: 'User Metadata' }))
    .first()
    .click();
  // Temporal's UI keeps what a Temporal workflow writes about itself in a frame of its own.
  const link = page.frameLocator('#user-metadata-details').getByRole('link', { name: /Open the run/ });
  const [canvas] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await expect(canvas.getByText('Waiting for a reply')).toBeVisible();
});
