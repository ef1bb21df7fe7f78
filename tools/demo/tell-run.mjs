const WORDS = {
  running: '…',
  retrying: 'tries again',
  waiting: 'waits',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

const clock = (instant) => new Date(instant).toTimeString().slice(0, 8);

/** Prints what is new in a run each time it is looked at: steps as they begin and end, messages as they move. */
export function createRunTeller(print) {
  const told = new Map();
  return (run) => {
    const lines = [...run.steps.filter(isVisit).map((step) => stepLine(step, run)), ...run.messages.map(messageLine)];
    lines.sort((one, other) => one.at.localeCompare(other.at));
    for (const { key, state, text, again, at } of lines) {
      if (told.get(key) === state) continue;
      print(`  ${clock(at)}  ${told.has(key) ? (again ?? text) : text}`);
      told.set(key, state);
    }
  };
}

// Branches that were not taken are told of too.
const isVisit = (step) => step.status !== 'skipped';

function stepLine(step, run) {
  const title = run.graph.nodes[step.nodeId]?.title ?? step.nodeId;
  const outcome = [
    WORDS[step.status] ?? step.status,
    step.port ? `→ ${step.port}` : '',
    until(step),
    step.error?.message ?? '',
  ];
  return {
    key: step.key,
    state: `${step.status}/${step.port}`,
    at: step.endedAt ?? step.startedAt,
    text: `${step.nodeId.padEnd(18)} ${title}: ${outcome.filter(Boolean).join(' ')}`,
  };
}

const until = (step) => (step.status === 'waiting' && step.waitingUntil ? `until ${clock(step.waitingUntil)}` : '');

function messageLine({ id, direction, status, text, at }) {
  const arrow = direction === 'out' ? '→ to the person' : '← the person';
  const shown = direction === 'out' ? ` [${status}]` : '';
  const line = `    ${arrow}${shown}`;
  return { key: id, state: status, at, text: `${line}: ${text ?? ''}`, again: line };
}
