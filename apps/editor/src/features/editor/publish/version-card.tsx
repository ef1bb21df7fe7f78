import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, ConfirmDialog, useToast } from '@flowkeep/ui';
import { queryKeys } from '../../../api/query-keys.ts';
import { formatDateTime } from '../../../i18n/format.ts';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { loadDraft } from '../api/draft.ts';
import { useLiveVersion } from '../api/live-version.ts';
import { publishAgain } from '../api/publish.ts';
import { loadVersion, type VersionRow } from '../api/versions.ts';
import { useEditor } from '../editor-context.ts';
import styles from './publish.module.css';

/** One version: when and why it was published, and the ways to bring it back. */
export function VersionCard({ row }: { readonly row: VersionRow }): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId, canEdit } = useEditor();
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
        {!isLive && can('workflows.publish') && <LiveAgain number={row.number} />}
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

/** Publishes the version again at once, for when the live one does harm. */
function LiveAgain({ number }: { readonly number: number }): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId, document, saver, ui } = useEditor();
  const client = useQueryClient();
  const toast = useToast();
  const fail = useFailureToast();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const act = async (): Promise<void> => {
    // What is unsaved would be lost behind the draft that takes its place.
    await saver.flush();
    const { version } = await publishAgain(workspaceId, workflowId, number);
    const draft = await loadDraft(workspaceId, workflowId);
    document.getState().takeTheirs(draft.graph, draft.revision);
    ui.setState({ dialog: null });
    toast({ tone: 'good', title: t('versions.again', { number: String(number), version: String(version) }) });
    await client.invalidateQueries({ queryKey: queryKeys.subject(workspaceId, 'workflows') });
  };
  const confirm = (): void => {
    setBusy(true);
    act()
      .catch(fail)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Button size="small" icon="rotate-ccw" onClick={() => setAsking(true)}>
        {t('versions.bringBack')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('versions.bringBackTitle', { number: String(number) })}
        text={t('versions.bringBackText')}
        confirmLabel={t('versions.bringBack')}
        cancelLabel={t('versions.leave')}
        busy={isBusy}
        onConfirm={confirm}
      />
    </>
  );
}
