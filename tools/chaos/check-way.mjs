const DONE = ['done', 'failed'];

/** One that was never reached is skipped too, but is not left by any way; one that was skipped on order is. */
const isVisited = ({ status, port }) => DONE.includes(status) || (status === 'skipped' && port !== null);

/** A completed run has visited every step that its drawing leads to by the ports that were taken. */
export function checkWay(index, { lead, journey, run, steps }) {
  if (run.status !== 'completed') return [];
  // A goal ends it in the middle of its way.
  if (journey.goal !== undefined && run.outcome === journey.goal) return [];
  const { edges } = journey.graph;
  const inner = journey.rounds ?? {};
  const visited = new Map();
  for (const step of steps.filter(isVisited)) visited.set(step.nodeId, [...(visited.get(step.nodeId) ?? []), step]);
  const lost = (what, step) => ({ kind: 'lost', what, step });
  const ways = Object.values(edges).filter(({ from, to }) => !(from.node in inner) && !(to.node in inner));
  const missing = ways
    .filter(({ from, to }) => takes(visited.get(from.node), from.port) && !visited.has(to.node))
    .map(({ to }) => lost('the run has ended without this step', to.node));
  const rounds = Object.entries(inner)
    .filter(([node, times]) => (visited.get(node)?.length ?? 0) !== times)
    .map(([node, times]) => lost(`visited ${visited.get(node)?.length ?? 0} times instead of ${times}`, node));
  return [...missing, ...rounds, ...overtaken(index, steps), ...overruled({ lead, journey, steps })];
}

const takes = (steps = [], port) => steps.some((step) => (step.ports ?? [step.port]).includes(port));

/** The answer was here before the limit, and yet the run went the way of silence. */
function overtaken({ waitsOf }, steps) {
  const silent = steps.filter(({ nodeType, port }) => nodeType === 'wait.reply' && port === 'silent');
  return silent
    .filter(({ stepKey }) =>
      (waitsOf.get(stepKey) ?? []).some(({ answeredAt, until }) => answeredAt !== null && answeredAt < until),
    )
    .map(({ nodeId }) => ({ kind: 'lost', what: 'answered in time, and treated as silent', step: nodeId }));
}

/** The team's decision was taken, and the run went another way. */
function overruled({ lead, journey, steps }) {
  if (journey.decides === undefined || !lead.decided) return [];
  return steps
    .filter(({ nodeId, status, port }) => nodeId === journey.decides && status === 'done' && port !== lead.decided)
    .map(({ nodeId, port }) => ({ kind: 'lost', what: `decided "${lead.decided}", and went "${port}"`, step: nodeId }));
}
