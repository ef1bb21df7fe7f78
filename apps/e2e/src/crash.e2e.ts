import { killServer, readStack, SandboxClient, type Stack, waitFor } from '@flowkeep/testing';
import { ApiClient, type RunDetail, type RunRow } from './api-client.ts';
import { newPhone } from './new-phone.ts';
import { sendLead } from './send-lead.ts';
import { expect, test } from './stack-fixture.ts';

const PHONE = newPhone();
const SLOW_MACHINE = { timeout: 90_000 };

/** Kills a server and waits until another process has taken its place and answers. */
async function killAndRecover(name: keyof Stack['pids'], isUp: () => Promise<boolean>): Promise<void> {
  const killed = killServer(name);
  await waitFor(() => readStack().pids[name] !== killed, SLOW_MACHINE);
  await waitFor(isUp, SLOW_MACHINE);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    // Not up yet.
    return false;
  }
}

test('kill -9 of worker, API and Temporal in the middle of a run: it ends as if nothing had happened', async ({
  stack,
}) => {
  test.setTimeout(300_000);
  const sandbox = new SandboxClient(stack.urls.phone);
  const api = await ApiClient.signIn(stack);
  const webhook = await api.publishTemplate('lead-welcome', 'Crash story');
  const runs = (): Promise<{ items: readonly RunRow[] }> => api.get(`/runs?workflowId=${webhook.workflowId}`);
  const phone = async (): Promise<readonly string[]> => (await sandbox.messages(PHONE)).map((message) => message.text);
  const health = {
    worker: () => answers(`${readStack().urls.worker}/health/ready`),
    api: () => answers(`${new URL(stack.urls.editor).origin}/health/ready`),
  };

  const lead = { name: 'Kamran Əhmədov', phone: PHONE, language: 'az', message: 'Salam' };
  expect(await sendLead(webhook.url, webhook.signingSecret, lead)).toBe(202);
  await killAndRecover('worker', health.worker);
  await waitFor(async () => (await phone()).length === 1, SLOW_MACHINE);

  await killAndRecover('api', health.api);
  await sandbox.write(PHONE, 'Bəli, zəng edin', 'Kamran');
  await killAndRecover('temporal', health.worker);

  await waitFor(async () => (await runs()).items[0]?.status === 'completed', SLOW_MACHINE);
  const { items } = await runs();
  expect(items).toHaveLength(1);
  const run = await api.get<RunDetail>(`/runs/${items[0]?.id ?? ''}`);
  expect(run.steps.filter((step) => step.status === 'failed')).toEqual([]);
  expect(run.steps).toContainEqual(expect.objectContaining({ nodeId: 'plan_meeting', status: 'done' }));
  expect(await phone()).toEqual([expect.stringContaining('Salam, Kamran Əhmədov!'), 'Bəli, zəng edin']);
  expect(run.messages).toHaveLength(2);
});
