import type { EngineEvent } from '@flowkeep/engine';

/** The outcome of a step that, in a run of an older version, is given more than that was held to. */
export function tooLarge(stepKey: string): EngineEvent {
  const message = 'This step is given more than 2 MB. Hand on single values instead of whole answers.';
  const at = new Date(Date.now()).toISOString();
  return { kind: 'failed', stepKey, error: { code: 'payload-too-large', message, attempt: 1, at } };
}
