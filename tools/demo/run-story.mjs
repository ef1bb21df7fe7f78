import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../start/wait-until.mjs';
import { webhookOf } from './lead-workflow.mjs';
import { phoneOf } from './phone.mjs';
import { sendLead } from './send-lead.mjs';

const ENDED = ['completed', 'failed', 'cancelled'];

/**
 * Sends a lead to a published workflow, answers for the person, and follows the run to its end.
 * @param {{ stack, api, workflow, input: { lead, replies }, tell?: (run) => void, timeout?: number }} options
 * `tell` is handed the run each time it is looked at; `timeout` in milliseconds
 * @returns {Promise<object>} the run as the API describes it, with `to`: the person's number
 */
export async function runStory({ stack, api, workflow, input, tell = () => {}, timeout = 120_000 }) {
  const { lead, replies } = input;
  const webhook = await webhookOf(api, workflow.id);
  if (!webhook) throw new Error(`The workflow "${workflow.name}" has no webhook to send a lead to.`);
  const known = new Set((await runsOf(api, workflow.id)).map((run) => run.id));
  await sendLead(webhook, lead);

  const isNew = (run) => !known.has(run.id) && (run.contact === null || run.contact.name === lead.name);
  const begun = await waitUntil('A run begins', async () => (await runsOf(api, workflow.id)).findLast(isNew), {
    timeout: 60_000,
    every: 200,
  });
  const number = begun.contact ? (await api.call('GET', `/contacts/${begun.contact.id}`)).phone : null;

  const abort = new AbortController();
  const answering = number ? answer(phoneOf(stack.urls.phone, number), input, begun, abort.signal) : Promise.resolve();
  answering.catch(() => {});
  const pause = replies.reduce((sum, reply) => sum + reply.afterSeconds * 1000, 0);
  try {
    const run = await follow(api, begun.id, tell, timeout + pause);
    return { ...run, to: number };
  } finally {
    abort.abort();
    await answering.catch((error) => {
      if (error.name !== 'AbortError') throw error;
    });
  }
}

const runsOf = async (api, workflowId) => (await api.call('GET', `/runs?workflowId=${workflowId}&limit=50`)).items;

async function follow(api, runId, tell, timeout) {
  return waitUntil(
    'The run ends',
    async () => {
      const run = await api.call('GET', `/runs/${runId}`);
      tell(run);
      return ENDED.includes(run.status) ? run : null;
    },
    { timeout, every: 250 },
  );
}

// Each reply counts from the last message that reached the person before it.
async function answer(phone, { lead, replies }, begun, signal) {
  const since = Date.parse(begun.startedAt) - 5_000;
  const earlier = (await phone.messages()).filter(
    (message) => message.direction === 'to-person' && Date.parse(message.at) < since,
  ).length;
  if (replies.length > 0) await phone.waitForMore(earlier, { timeout: 60_000, every: 200, signal });
  for (const { afterSeconds, text } of replies) {
    await delay(afterSeconds * 1000, undefined, { signal });
    await phone.write(text, lead.name);
  }
}
