/** What a sealed value is for. A value sealed for one purpose cannot be opened for another. */
export const SEAL_PURPOSES = {
  eventPayload: 'event.payload',
  stepOutput: 'step.output',
  stepResult: 'step.result',
  runSnapshot: 'run.snapshot',
  blob: 'blob',
} as const;
