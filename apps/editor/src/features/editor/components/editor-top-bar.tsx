import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, IconButton } from '@flowkeep/ui';
import { TopBar } from '../../../page/top-bar.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Draft } from '../api/draft.ts';
import { useLiveVersion } from '../api/live-version.ts';
import { useWorkflow } from '../api/workflow.ts';
import { useEditor, useEditorUi } from '../editor-context.ts';
import { useIsLive } from '../publish/use-is-live.ts';
import styles from './editor.module.css';
import { HistoryButtons } from './history-buttons.tsx';
import { MoreMenu } from './more-menu.tsx';
import { SaveIndicator } from './save-indicator.tsx';

/** Where one is, what is live, undo and redo, the saved state and publishing. */
export function EditorTopBar({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('editor');
  const { path, can } = useWorkspace();
  const { workspaceId, workflowId, canEdit, ui } = useEditor();
  const workflow = useWorkflow(workspaceId, workflowId);
  const side = useEditorUi((state) => state.side);
  const live = useLiveVersion(workspaceId, workflowId, draft);
  const isLive = useIsLive(live);
  const hasChanges = live.version !== null && !isLive;
  return (
    <TopBar
      crumbs={[{ label: t('top.workflows'), to: path('/workflows') }]}
      title={workflow.data?.name ?? t('title')}
      badge={
        <span className={styles['live']}>
          {live.version === null ? (
            <Badge icon="circle-dashed">{t('top.notLive')}</Badge>
          ) : (
            <Badge tone="accent" icon="circle-dot">
              {t('top.live', { version: String(live.version) })}
            </Badge>
          )}
        </span>
      }
      {...(hasChanges ? { note: t('top.changes') } : {})}
      actions={
        <>
          {canEdit ? (
            <>
              <HistoryButtons />
              <SaveIndicator />
            </>
          ) : (
            <Badge icon="eye">{t('top.readOnly')}</Badge>
          )}
          <IconButton
            icon="settings"
            label={t('top.settings')}
            aria-pressed={side === 'settings'}
            onClick={() => ui.setState({ side: side === 'settings' ? null : 'settings' })}
          />
          <Button
            icon="flask-conical"
            aria-pressed={side === 'simulation'}
            onClick={() => ui.setState({ side: side === 'simulation' ? null : 'simulation', isFromSimulation: false })}
          >
            <span className={styles['simulateWord']}>{t('top.simulate')}</span>
          </Button>
          <MoreMenu />
          {can('workflows.publish') && (
            <Button look="primary" onClick={() => ui.setState({ dialog: { kind: 'publish' } })}>
              {t('top.publish')}
            </Button>
          )}
        </>
      }
    />
  );
}
