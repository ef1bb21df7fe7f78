import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, EmptyState } from '@flowkeep/ui';
import { Loadable } from '../../../page/loadable.tsx';
import { useVersions } from '../api/versions.ts';
import { useEditor, useEditorUi } from '../editor-context.ts';
import styles from './publish.module.css';
import { VersionCard } from './version-card.tsx';

/** Everything that was ever published, each to be brought back into the draft or made live again. */
export function VersionsDrawer(): ReactElement {
  const { t } = useTranslation('editor');
  const { ui, workspaceId, workflowId } = useEditor();
  const isOpen = useEditorUi((state) => state.dialog?.kind === 'versions');
  const versions = useVersions(workspaceId, workflowId, isOpen);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={() => ui.setState({ dialog: null })}
      place="drawer"
      title={t('versions.title')}
      text={t('versions.text')}
      closeLabel={t('panel.close')}
    >
      <Loadable query={versions}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon="history" tone="quiet" title={t('versions.none')} />
          ) : (
            <ol className={styles['versions']}>
              {rows.map((row) => (
                <VersionCard key={row.number} row={row} />
              ))}
            </ol>
          )
        }
      </Loadable>
    </Dialog>
  );
}
