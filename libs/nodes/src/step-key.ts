/** The id of the node in a step key, `run:node:visit`. */
export function nodeIdOf(stepKey: string, runId: string): string {
  return stepKey.slice(runId.length + 1, stepKey.lastIndexOf(':'));
}
