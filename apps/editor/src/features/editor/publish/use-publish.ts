import { useTranslation } from 'react-i18next';
import { publish } from '../api/publish.ts';
import { useDocument, useEditor } from '../editor-context.ts';
import { saveFirst } from './save-first.ts';
import { type PublishAttempt, type PublishForm, useAttempt } from './use-attempt.ts';
import { useTellPublished } from './use-tell-published.ts';

/** Publishes what is drawn. */
export function usePublish({ note, runs }: PublishForm): PublishAttempt {
  const { t } = useTranslation('editor');
  const { document, saver, workspaceId, workflowId } = useEditor();
  const tell = useTellPublished();
  // Drawn anew when the document changes: what stood in the way may be gone.
  useDocument((state) => state.graph);
  return useAttempt({
    send: (evenIfSimulationsFail) =>
      saveFirst({ document, saver }, (revision) =>
        publish(workspaceId, workflowId, { revision, note, runs, evenIfSimulationsFail }),
      ),
    onPublished: (outcome) => tell(t('publish.done', { version: String(outcome.version) }), outcome),
    subject: () => document.getState().graph,
  });
}
