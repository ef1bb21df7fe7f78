/**
 * What was said after a lead was taken is heard by whoever waits for it, and nobody hears what was not said. Runs that
 * count from now on need not hear what came before they waited.
 */
export function checkHeard(index, story) {
  const { journey, steps } = story;
  const hearing = steps
    .filter(({ nodeId }) => nodeId === journey.hears)
    .flatMap((step) => checkWait(index, story, step));
  return [...hearing, ...checkGoal(index, story)];
}

function checkWait({ waitsOf, eventAt }, { lead, journey, run }, { stepKey, nodeId, status, port }) {
  const wait = (waitsOf.get(stepKey) ?? []).find(({ branch }) => branch === 'heard');
  const said = happenedAt(eventAt, lead);
  const problem = (what) => [{ kind: 'lost', what, step: nodeId }];
  if (port === 'heard') return said === null ? problem('it heard what nobody has said') : [];
  if (wait === undefined || said === null || (status !== 'done' && status !== 'waiting')) return [];
  const from = looksBack(journey) ? eventAt.get(run.eventId) : wait.since;
  if (said < from || (wait.until !== null && said >= wait.until)) return [];
  return problem(said < wait.since ? 'said before its run had begun, and not heard' : 'said in time, and not heard');
}

const looksBack = ({ graph, hears }) => graph.nodes[hears].config.lookBack === 'runStart';

/** Milliseconds by which a run may end by itself while word of its goal is on the way. */
const ON_THE_WAY = 60_000;

function checkGoal({ eventAt }, { lead, journey, run }) {
  if (journey.goal === undefined) return [];
  const said = happenedAt(eventAt, lead);
  const problem = (kind, what) => [{ kind, what, step: journey.goal }];
  if (run.outcome === journey.goal)
    return said === null ? problem('lost', 'it reached a goal that nobody reached') : [];
  if (said === null || said < eventAt.get(run.eventId)) return [];
  if (run.endedAt === null) return problem('lost', 'its goal was reached, and the run goes on');
  if (said >= run.endedAt) return [];
  return problem(run.endedAt - said < ON_THE_WAY ? 'note' : 'lost', 'its goal was reached, and it ended another way');
}

const happenedAt = (eventAt, { happening }) => (happening === null ? null : (eventAt.get(happening) ?? null));
