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
  const once = (key, state, line) => {
    if (told.get(key) === state) return;
    told.set(key, state);
    print(line);
  };
  return (run) => {
    const lines = [...run.steps.filter(isVisit).map((step) => stepLine(step, run)), ...run.messages.map(messageLine)];
    lines.sort((one, other) => one.at.localeCompare(other.at));
    for (const { key, state, text, at } of lines) once(key, state, `  ${clock(at)}  ${text}`);
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

function messageLine(message) {
  const arrow = message.direction === 'out' ? '→ to the person' : '← the person';
  const status = message.direction === 'out' ? ` [${message.status}]` : '';
  return {
    key: message.id,
    state: message.status,
    at: message.at,
    text: `    ${arrow}${status}: ${message.text ?? ''}`,
  };
}
