import { useTranslation } from 'react-i18next';
import { loadDraft } from '../api/draft.ts';
import { publishAgain } from '../api/publish.ts';
import { useEditor } from '../editor-context.ts';
import { type PublishAttempt, type PublishForm, useAttempt } from './use-attempt.ts';
import { useTellPublished } from './use-tell-published.ts';

/** Publishes an old version once more; it becomes the draft too. */
export function useBringBack(number: number, { note, runs }: PublishForm): PublishAttempt {
  const { t } = useTranslation('editor');
  const { document, saver, workspaceId, workflowId } = useEditor();
  const tell = useTellPublished();
  return useAttempt({
    send: async (evenIfSimulationsFail) => {
      // What is unsaved would be lost behind the draft that takes its place.
      await saver.flush();
      return publishAgain(workspaceId, workflowId, number, { note, runs, evenIfSimulationsFail });
    },
    onPublished: async (outcome) => {
      const draft = await loadDraft(workspaceId, workflowId);
      document.getState().takeTheirs(draft.graph, draft.revision);
      await tell(t('versions.again', { number: String(number), version: String(outcome.version) }), outcome);
    },
    subject: () => number,
  });
}
