import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@flowkeep/ui';
import { stepText } from '../commands/step-text.ts';
import { useDocument, useEditor } from '../editor-context.ts';

/** Undo and redo, each naming what it takes back or brings back. */
export function HistoryButtons(): ReactElement {
  const { t } = useTranslation('editor');
  const { commands } = useEditor();
  const last = useDocument((state) => state.history.past.at(-1)?.name);
  const next = useDocument((state) => state.history.future[0]?.name);
  return (
    <>
      <IconButton
        icon="undo-2"
        label={last ? t('top.undoStep', { step: stepText(t, last) }) : t('top.undo')}
        keys="Ctrl Z"
        aria-disabled={!last || undefined}
        onClick={commands.undo}
      />
      <IconButton
        icon="redo-2"
        label={next ? t('top.redoStep', { step: stepText(t, next) }) : t('top.redo')}
        keys="Ctrl Shift Z"
        aria-disabled={!next || undefined}
        onClick={commands.redo}
      />
    </>
  );
}
