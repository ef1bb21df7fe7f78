import type { PublishOutcome } from '../api/publish.ts';
import type { EditorSession } from '../editor-context.ts';
import type { AttemptOutcome } from './use-attempt.ts';

/**
 * Saves the last changes and then publishes; publishes nothing when they cannot be saved. What is published would lack
 * them, and an old version that becomes the draft would take their place.
 */
export async function saveFirst(
  { document, saver }: Pick<EditorSession, 'document' | 'saver'>,
  publish: (revision: number) => Promise<PublishOutcome>,
): Promise<AttemptOutcome> {
  await saver.flush();
  const { revision, save, unsaved } = document.getState();
  if (save.kind === 'conflict') return { kind: 'moved' };
  if (save.kind !== 'saved' || unsaved.length > 0) return { kind: 'unsaved' };
  return publish(revision);
}
