import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, useToast } from '@flowkeep/ui';
import { formatDateTime } from '../../../i18n/format.ts';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { useLiveVersion } from '../api/live-version.ts';
import { loadVersion, type VersionRow } from '../api/versions.ts';
import { useEditor } from '../editor-context.ts';
import styles from './publish.module.css';

/** One version: when and why it was published, and the ways to bring it back. */
export function VersionCard({ row }: { readonly row: VersionRow }): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId, canEdit, ui } = useEditor();
  const { can } = useWorkspace();
  const fail = useFailureToast();
  const restore = useRestore(row.number);
  const live = useLiveVersion(workspaceId, workflowId);
  const isLive = live.version === row.number;
  return (
    <li className={styles['version']}>
      <header>
        <strong>{t('versions.number', { number: String(row.number) })}</strong>
        {isLive && <Badge tone="accent">{t('versions.live')}</Badge>}
        <time dateTime={row.publishedAt}>{formatDateTime(row.publishedAt)}</time>
      </header>
      <p>{row.note === '' ? t('versions.noNote') : row.note}</p>
      <div className={styles['row']}>
        {!isLive && can('workflows.publish') && (
          <Button
            size="small"
            icon="rotate-ccw"
            onClick={() => ui.setState({ dialog: { kind: 'bring-back', version: row.number } })}
          >
            {t('versions.bringBack')}
          </Button>
        )}
        {canEdit && (
          <Button size="small" look="quiet" icon="pencil-line" onClick={() => void restore().catch(fail)}>
            {t('versions.restore')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Puts the version into the draft, as one change that can be undone. */
function useRestore(version: number): () => Promise<void> {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId, commands, ui } = useEditor();
  const toast = useToast();
  return async () => {
    const number = String(version);
    const { graph } = await loadVersion(workspaceId, workflowId, version);
    const label = t('label.restore', { version: number });
    if (!commands.dispatch({ kind: 'batch', label, operations: [{ kind: 'replaceGraph', graph }] })) return;
    ui.setState({ dialog: null });
    toast({ tone: 'good', title: t('versions.restored', { number }), text: t('versions.restoredText') });
  };
}
