/** A cancelled run has undone each thing that it had done, once, and then what is to be done for the run as a whole. */
export function checkUndoing(_, { journey, run, steps }) {
  if (journey.undoes === undefined) return [];
  const done = (node) => steps.filter(({ nodeId, status }) => nodeId === node && status === 'done').length;
  const cancelled = run.status === 'cancelled';
  // One that was cancelled before it began has done nothing.
  const expected = (of) => (cancelled && steps.length > 0 && (of === null || done(of) > 0) ? 1 : 0);
  return journey.undoes.flatMap(({ of, steps: nodes }) =>
    nodes.filter((node) => done(node) !== expected(of)).map((node) => finding(done(node), expected(of), node)),
  );
}

const finding = (times, expected, step) => ({
  kind: times > expected ? 'doubled' : 'lost',
  what: `done ${times} times instead of ${expected} to undo a run`,
  step,
});
