import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '@flowkeep/ui';
import { useDroppedToast } from './components/use-dropped-toast.ts';
import { after } from './document/after.ts';
import { keepDraft } from './document/draft-keeper.ts';
import type { RecoveredDraft } from './document/recover-draft.ts';
import type { EditorSession } from './editor-context.ts';

/** Saves while the page is open, keeps what is unsaved in the browser, and says what came back from there. */
export function useDraftSafety(session: EditorSession, recovered: RecoveredDraft): void {
  const { saver } = session;
  useEffect(() => saver.start(), [saver]);
  useKeptDraft(session);
  useRecoveryToast(recovered);
}

/** Writes the unsaved part of the draft to the browser as it changes, and once more before the page goes. */
function useKeptDraft({ document, storage, saver }: EditorSession): void {
  useEffect(() => {
    const keeper = keepDraft({ document, saver, storage, after });
    const leave = (): void => void keeper.leave();
    const online = (): void => void saver.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      keeper.stop();
      leave();
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
    };
  }, [document, storage, saver]);
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
