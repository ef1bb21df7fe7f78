import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '@flowkeep/ui';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { loadDraft } from '../api/draft.ts';
import { useDocument, useEditor } from '../editor-context.ts';
import styles from './editor.module.css';
import { useDroppedToast } from './use-dropped-toast.ts';

/** Stands when somebody else changed the draft first: put my changes on top of theirs, or take theirs. */
export function ConflictDialog(): ReactElement {
  const { t } = useTranslation('editor');
  const { document, saver, workspaceId, workflowId } = useEditor();
  const isOpen = useDocument((state) => state.save.kind === 'conflict');
  const count = useDocument((state) => state.unsaved.length);
  const [isBusy, setBusy] = useState(false);
  const fail = useFailureToast();
  const tellDropped = useDroppedToast();
  const settle = (keepMine: boolean): void => {
    setBusy(true);
    loadDraft(workspaceId, workflowId)
      .then((theirs) => {
        if (!keepMine) return document.getState().takeTheirs(theirs.graph, theirs.revision);
        tellDropped(document.getState().keepMine(theirs.graph, theirs.revision));
        return saver.flush();
      })
      .catch(fail)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={() => undefined}
      dismissable={false}
      title={t('conflict.title')}
      text={t('conflict.text', { count })}
      closeLabel={t('panel.close')}
    >
      <div className={styles['choices']}>
        <Button look="primary" busy={isBusy} onClick={() => settle(true)}>
          {t('conflict.mine')}
        </Button>
        <p>{t('conflict.mineText')}</p>
        <Button disabled={isBusy} onClick={() => settle(false)}>
          {t('conflict.theirs')}
        </Button>
        <p>{t('conflict.theirsText')}</p>
      </div>
    </Dialog>
  );
}
