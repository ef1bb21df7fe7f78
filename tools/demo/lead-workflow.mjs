import { ApiProblem } from './api-client.mjs';

const TEMPLATE = 'lead-welcome';

const seconds = (amount) => ({ amount, unit: 'seconds' });

// How long the copies wait: a pause is only to be seen, and a person who answers is given time to.
const PAUSE = seconds(3);
const SILENCE = seconds(4);
const PATIENCE_AFTER_LAST_REPLY = 30;

/** Two copies of the lead template whose waits end within seconds: one for people who answer, one for silent ones. */
export async function publishLeadWorkflow(api, replies) {
  const silent = replies.length === 0;
  const name = silent ? 'Lead welcome (demo, no answer)' : 'Lead welcome (demo)';
  const longest = Math.max(0, ...replies.map((reply) => reply.afterSeconds));
  const limit = silent ? SILENCE : seconds(Math.max(60, Math.ceil(longest) + PATIENCE_AFTER_LAST_REPLY));
  const workflow =
    (await findWorkflow(api, name)) ?? (await api.call('POST', '/workflows', { name, template: TEMPLATE }));
  await shortenWaits(api, workflow.id, limit);
  return workflow;
}

/** The first published workflow that a webhook starts; null when there is none. */
export async function findPublishedWorkflow(api) {
  for await (const workflow of workflows(api)) {
    if (workflow.liveVersion !== null && (await webhookOf(api, workflow.id))) return workflow;
  }
  return null;
}

/** Address and signing secret of a workflow's webhook; undefined when it has none. */
export async function webhookOf(api, workflowId) {
  const answer = await api.call('GET', `/workflows/${workflowId}/triggers`);
  return (answer.items ?? answer).find((trigger) => trigger.type === 'trigger.webhook' && trigger.url);
}

async function* workflows(api) {
  let cursor = null;
  do {
    const page = await api.call('GET', `/workflows?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

async function findWorkflow(api, name) {
  for await (const workflow of workflows(api)) if (workflow.name === name) return workflow;
  return null;
}

async function shortenWaits(api, workflowId, limit) {
  for (let attempt = 1; ; attempt++) {
    const { graph, revision, publishedRevision } = await api.call('GET', `/workflows/${workflowId}/draft`);
    const operations = Object.values(graph.nodes).flatMap((node) => changeOf(node, limit));
    try {
      const saved = operations.length > 0 ? await save(api, workflowId, revision, operations) : { revision };
      if (saved.revision === publishedRevision) return;
      const note = 'Waits end within seconds';
      // The template's simulations answer after minutes; here the waits are over by then.
      const publishing = { revision: saved.revision, note, evenIfSimulationsFail: true };
      await api.call('POST', `/workflows/${workflowId}/publish`, publishing);
      return;
    } catch (error) {
      // Somebody has it open, or another demo runs: look again.
      if (!(error instanceof ApiProblem) || error.status !== 409 || attempt === 5) throw error;
    }
  }
}

const save = (api, workflowId, baseRevision, operations) =>
  api.call('POST', `/workflows/${workflowId}/draft/operations`, { baseRevision, operations });

function changeOf(node, limit) {
  const wanted = { 'wait.reply': { limit }, 'wait.time': { mode: 'for', duration: PAUSE } }[node.type];
  if (!wanted) return [];
  const differs = Object.entries(wanted).some(
    ([name, value]) => JSON.stringify(node.config[name]) !== JSON.stringify(value),
  );
  return differs ? [{ kind: 'editNode', nodeId: node.id, patch: { config: wanted } }] : [];
}
