import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Icon, type IconName, Popover, Spinner } from '@flowkeep/ui';
import { loadDraft } from '../api/draft.ts';
import { useDocument, useEditor } from '../editor-context.ts';
import type { SaveState } from '../document/document.store.ts';
import styles from './editor.module.css';

const ICON_OF_STATE = {
  saved: 'cloud-check',
  waiting: 'cloud-upload',
  saving: 'cloud-upload',
  offline: 'cloud-off',
  conflict: 'triangle-alert',
  refused: 'circle-alert',
} as const satisfies Record<SaveState['kind'], IconName>;

/** Whether the server has everything: an icon and a word. */
export function SaveIndicator(): ReactElement {
  const { t } = useTranslation('editor');
  const save = useDocument((state) => state.save);
  const content = (
    <>
      {save.kind === 'saving' ? <Spinner size={14} /> : <Icon name={ICON_OF_STATE[save.kind]} size={14} />}
      <span className={styles['saveWord']}>{t(`save.${save.kind}`)}</span>
    </>
  );
  if (save.kind === 'refused') return <Refused message={save.message}>{content}</Refused>;
  return (
    <span className={styles['save']} data-state={save.kind} role="status">
      {content}
    </span>
  );
}

function Refused({ message, children }: { readonly message: string; readonly children: ReactElement }): ReactElement {
  const { t } = useTranslation('editor');
  const { document, workspaceId, workflowId } = useEditor();
  const discard = async (): Promise<void> => {
    const draft = await loadDraft(workspaceId, workflowId);
    document.getState().takeTheirs(draft.graph, draft.revision);
  };
  return (
    <Popover
      label={t('save.refusedTitle')}
      align="end"
      trigger={
        <button type="button" className={styles['save']} data-state="refused">
          {children}
        </button>
      }
    >
      <div className={styles['refused']}>
        <strong>{t('save.refusedTitle')}</strong>
        <p>{message}</p>
        <Button size="small" onClick={() => void discard()}>
          {t('save.discard')}
        </Button>
      </div>
    </Popover>
  );
}
