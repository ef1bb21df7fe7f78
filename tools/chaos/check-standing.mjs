/** A run has ended as it should, or it waits rightly: for a time to come or for somebody, with a Temporal workflow that lives. */
export function checkStanding(index, story) {
  const { lead, journey, run } = story;
  switch (run.status) {
    case 'completed':
      return journey.fails ? lost('the run is completed though it was drawn to fail') : [];
    case 'waiting':
      return checkWaiting(index, story);
    case 'failed':
      return mayFail(lead, journey)
        ? []
        : lost(`the run failed (${run.error ?? 'no reason'}) though nothing in it may`, run.node);
    case 'cancelled':
      return (index.ordersOf.get(run.id) ?? []).some(({ kind }) => kind === 'cancel')
        ? []
        : lost('the run was cancelled though nobody said so', run.node);
    default:
      return lost(`the run stands still as "${run.status}"`, run.node);
  }
}

const lost = (what, step) => [{ kind: 'lost', what, step }];

const mayFail = (lead, { fails, breaks }) => fails || (breaks !== undefined && lead.expected !== 'completed');

function checkWaiting({ waitsOf, openOnTemporal, now }, { lead, journey, run, steps }) {
  const waiting = steps.filter(({ status, nodeType }) => status === 'waiting' && nodeType !== 'flow.goal');
  const problems = waiting.flatMap((step) => checkWait(waitsOf.get(step.stepKey) ?? [], { lead, journey, step, now }));
  if (waiting.length === 0) problems.push({ what: 'the run says that it waits, but none of its steps does' });
  if (!openOnTemporal.has(run.id)) problems.push({ what: 'the run waits, but its Temporal workflow does not live' });
  return problems.map((problem) => ({ kind: 'lost', ...problem }));
}

function checkWait(registered, { lead, journey, step, now }) {
  const problem = (what) => [{ what, step: step.nodeId }];
  if (step.waitingUntil !== null && step.waitingUntil <= now)
    return problem('the wait is over, and the run still waits');
  if (step.nodeType === 'wait.time') return [];
  const open = registered.filter(({ closedAt }) => closedAt === null);
  if (open.length === 0) return problem('it waits for somebody, but is not registered for them');
  const heard = step.nodeType === 'wait.reply' && journey.asks !== undefined && lead.answeredAt !== null;
  return heard ? problem('the person has answered, and the run still waits') : [];
}
