/** A run has ended, or it waits rightly: for a time to come or for somebody, with a Temporal workflow that lives. */
export function checkStanding(index, { lead, journey, run, steps }) {
  switch (run.status) {
    case 'completed':
      return [];
    case 'waiting':
      return checkWaiting(index, { lead, journey, run, steps });
    case 'failed':
      return [
        { kind: 'lost', what: `the run failed (${run.error ?? 'no reason'}) though nothing in it may`, step: run.node },
      ];
    default:
      return [{ kind: 'lost', what: `the run stands still as "${run.status}"`, step: run.node }];
  }
}

function checkWaiting({ waitsOf, openOnTemporal, now }, { lead, journey, run, steps }) {
  const waiting = steps.filter(({ status }) => status === 'waiting');
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
