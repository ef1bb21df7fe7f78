/** The run had ended before the order came to it: a clear answer. */
const TOO_LATE = 'The run has ended.';

/** Every order that was taken is kept, and was followed or refused in words; a run that stands still does nothing. */
export function checkOrders({ ordersOf }, { lead, journey, run, steps }) {
  if (journey.ordered === undefined) return [];
  const orders = ordersOf.get(run.id) ?? [];
  return [
    ...orders.flatMap((order) => checkOrder(order, run)),
    ...checkKept(orders, lead),
    ...checkAttempts(orders, run),
    ...lead.stoodStill.flatMap((pause) => checkStillness(steps, pause)),
  ];
}

const lost = (what, step) => [{ kind: 'lost', what, step }];

function checkOrder({ kind, doneAt, error }, run) {
  if (doneAt === null) return lost(`the order to ${kind} was never followed`);
  if (error !== null && error !== TOO_LATE)
    return [{ kind: 'note', what: `the order to ${kind} was refused: ${error}` }];
  if (error === TOO_LATE && run.endedAt === null)
    return lost(`refused to ${kind}, for the run had ended, which it has not`);
  if (error === null && kind === 'cancel' && run.status !== 'cancelled')
    return lost(`the order to cancel was followed, and the run is ${run.status}`);
  return [];
}

function checkKept(orders, lead) {
  const kinds = ['pause', 'resume', 'cancel', 'retry'];
  const taken = lead.orders
    .filter(({ status }) => status === 202)
    .map(({ kind }) => (kind === 'skip' ? 'retry' : kind));
  const count = (list, kind) => list.filter((each) => each === kind).length;
  const kept = orders.map(({ kind }) => kind);
  return kinds
    .filter((kind) => count(taken, kind) > count(kept, kind))
    .flatMap((kind) => lost(`an order to ${kind} was taken, and is not kept`));
}

/** Each order to try again that was followed has begun the run once more, and nothing else has. */
function checkAttempts(orders, { attempt }) {
  const tries = orders.filter(
    ({ kind, doneAt, error }) => kind === 'retry' && doneAt !== null && error === null,
  ).length;
  if (attempt === tries + 1) return [];
  const kind = attempt > tries + 1 ? 'doubled' : 'lost';
  return [{ kind, what: `tried again ${attempt - 1} times, and told to ${tries} times` }];
}

function checkStillness(steps, { from, to }) {
  return steps
    .filter(({ startedAt }) => startedAt !== null && startedAt > from && startedAt < to)
    .flatMap(({ nodeId }) => lost('it was begun while the run stood still', nodeId));
}
