import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, Dialog, EmptyState, useToast } from '@flowkeep/ui';
import { formatDateTime } from '../../../i18n/format.ts';
import { Loadable } from '../../../page/loadable.tsx';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useLiveVersion } from '../api/live-version.ts';
import { loadVersion, useVersions, type VersionRow } from '../api/versions.ts';
import { useEditor, useEditorUi } from '../editor-context.ts';
import styles from './editor.module.css';

/** Everything that was ever published, each to be brought back into the draft. */
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

function VersionCard({ row }: { readonly row: VersionRow }): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId, canEdit, commands, ui } = useEditor();
  const live = useLiveVersion(workspaceId, workflowId);
  const toast = useToast();
  const fail = useFailureToast();
  const number = String(row.number);
  const restore = async (): Promise<void> => {
    const { graph } = await loadVersion(workspaceId, workflowId, row.number);
    const label = t('label.restore', { version: number });
    if (!commands.dispatch({ kind: 'batch', label, operations: [{ kind: 'replaceGraph', graph }] })) return;
    ui.setState({ dialog: null });
    toast({ tone: 'good', title: t('versions.restored', { number }), text: t('versions.restoredText') });
  };
  return (
    <li className={styles['version']}>
      <header>
        <strong>{t('versions.number', { number })}</strong>
        {live.version === row.number && <Badge tone="accent">{t('versions.live')}</Badge>}
        <time dateTime={row.publishedAt}>{formatDateTime(row.publishedAt)}</time>
      </header>
      <p>{row.note === '' ? t('versions.noNote') : row.note}</p>
      {canEdit && (
        <Button size="small" icon="rotate-ccw" onClick={() => void restore().catch(fail)}>
          {t('versions.restore')}
        </Button>
      )}
    </li>
  );
}
