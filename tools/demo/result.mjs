/** What the demo gives as one document. */
export async function resultOf(api, run) {
  const contact = run.contact ? await api.call('GET', `/contacts/${run.contact.id}`) : null;
  const deals = contact ? (await api.call('GET', `/deals?contactId=${contact.id}&limit=20`)).items : [];
  return {
    runId: run.id,
    status: run.status,
    steps: run.steps
      .filter((step) => step.status !== 'skipped')
      .sort((one, other) => one.startedAt.localeCompare(other.startedAt) || one.sequence - other.sequence)
      .map((step) => ({
        node: step.nodeId,
        type: step.nodeType,
        outcome: step.port ?? step.status,
        startedAt: step.startedAt,
        endedAt: step.endedAt,
      })),
    messages: run.messages.map(({ direction, channel, text, status }) => ({
      direction,
      channel,
      to: run.to,
      text,
      status,
    })),
    contact,
    deal: deals[0] ?? null,
  };
}
