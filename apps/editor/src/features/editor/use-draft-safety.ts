import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '@flowkeep/ui';
import { useDroppedToast } from './components/use-dropped-toast.ts';
import { createDraftStorage } from './document/draft-storage.ts';
import type { RecoveredDraft } from './document/recover-draft.ts';
import type { EditorSession } from './editor-context.ts';

/** A burst of changes, as typing makes it, is written once. */
const GATHER_MS = 150;

/** Saves while the page is open, keeps what is unsaved in the browser, and says what came back from there. */
export function useDraftSafety(session: EditorSession, recovered: RecoveredDraft): void {
  const { saver } = session;
  useEffect(() => saver.start(), [saver]);
  useKeptDraft(session);
  useRecoveryToast(recovered);
}

/** Writes the unsaved part of the draft to the browser as it changes, and once more before the page goes. */
function useKeptDraft({ document, workflowId, saver }: EditorSession): void {
  useEffect(() => {
    const storage = createDraftStorage(localStorage, workflowId);
    const write = (): void => {
      const { revision, unsaved, history } = document.getState();
      storage.write({ revision, unsaved, history });
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = document.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(write, GATHER_MS);
    });
    const leave = (): void => {
      write();
      void saver.flush();
    };
    const online = (): void => void saver.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      stop();
      clearTimeout(timer);
      leave();
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
    };
  }, [document, workflowId, saver]);
}

function useRecoveryToast({ count, dropped }: RecoveredDraft): void {
  const { t } = useTranslation('editor');
  const toast = useToast();
  const tellDropped = useDroppedToast();
  useEffect(() => {
    if (count > 0) toast({ tone: 'info', title: t('save.recovered'), text: t('save.recoveredText') });
    tellDropped(dropped);
  }, [count, dropped, toast, tellDropped, t]);
}
