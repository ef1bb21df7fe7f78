import type { EngineEvent } from '@flowkeep/engine';

/** The outcome of a step that is given more than Temporal takes. */
export function tooLarge(stepKey: string): EngineEvent {
  const message = 'This step is given more than 2 MB. Hand on single values instead of whole answers.';
  const at = new Date(Date.now()).toISOString();
  return { kind: 'failed', stepKey, error: { code: 'payload-too-large', message, attempt: 1, at } };
}
