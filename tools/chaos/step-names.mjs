/** Numbers of the rounds a step stands in, outermost first; its key ends with them and with its visit. */
export const pathOf = (stepKey) => tailOf(stepKey).slice(0, -1).join('.');

/** How often its node has been entered in its round, this time included. */
export const visitOf = (stepKey) => Number(tailOf(stepKey).at(-1));

const tailOf = (stepKey) => stepKey.slice(stepKey.lastIndexOf(':') + 1).split('.');

/** The name under which messages and calls of a step are known outside: with its round, or its turn, or its caller's round. */
export function nameOf({ nodeId, path, stepKey }, { journey, run }) {
  if (journey.circle?.includes(nodeId)) return `${nodeId}.${visitOf(stepKey)}`;
  const round = path || (run.parentStep ? pathOf(run.parentStep) : '');
  return round === '' ? nodeId : `${nodeId}.${round}`;
}
