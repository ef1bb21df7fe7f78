import { useTranslation } from 'react-i18next';
import { loadDraft } from '../api/draft.ts';
import { publishAgain } from '../api/publish.ts';
import { useEditor } from '../editor-context.ts';
import { saveFirst } from './save-first.ts';
import { type PublishAttempt, type PublishForm, useAttempt } from './use-attempt.ts';
import { useTellPublished } from './use-tell-published.ts';

/** Publishes an old version once more; it becomes the draft too. */
export function useBringBack(number: number, { note, runs }: PublishForm): PublishAttempt {
  const { t } = useTranslation('editor');
  const { document, saver, workspaceId, workflowId } = useEditor();
  const tell = useTellPublished();
  return useAttempt({
    send: (evenIfSimulationsFail) =>
      saveFirst({ document, saver }, () =>
        publishAgain(workspaceId, workflowId, number, { note, runs, evenIfSimulationsFail }),
      ),
    onPublished: async (outcome) => {
      // It is published, whether or not the draft can be loaded now: then the next change meets a conflict and loads it.
      const draft = await loadDraft(workspaceId, workflowId).catch(() => null);
      if (draft !== null) document.getState().takeTheirs(draft.graph, draft.revision);
      await tell(t('versions.again', { number: String(number), version: String(outcome.version) }), outcome);
    },
    subject: () => number,
  });
}
