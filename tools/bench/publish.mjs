/** Makes a workflow of a document and publishes it. @returns {Promise<{ id: string, hook: string | null }>} `hook`: path of its webhook */
export async function publish(api, name, graph) {
  const { id } = await api.call('POST', '/workflows', { name: `Benchmark ${name}` });
  const { revision: baseRevision } = await api.call('GET', `/workflows/${id}/draft`);
  const operations = [{ kind: 'replaceGraph', graph }];
  const { revision } = await api.call('POST', `/workflows/${id}/draft/operations`, { baseRevision, operations });
  await api.call('POST', `/workflows/${id}/publish`, { revision, note: 'To be measured' });
  const answer = await api.call('GET', `/workflows/${id}/triggers`);
  const webhook = (answer.items ?? answer).find((trigger) => trigger.type === 'trigger.webhook');
  return { id, hook: webhook ? new URL(webhook.url).pathname : null };
}

/** Makes a key that may send events, and nothing else. */
export async function makeKey(api) {
  const { id, key } = await api.call('POST', '/api-keys', { name: 'Benchmark', scopes: ['events.write'] });
  return { key, revoke: () => api.call('DELETE', `/api-keys/${id}`) };
}
