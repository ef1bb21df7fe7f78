import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, IconButton, Menu, type MenuEntry } from '@flowkeep/ui';
import { useNavigate } from 'react-router';
import { TopBar } from '../../../page/top-bar.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Draft } from '../api/draft.ts';
import { useLiveVersion } from '../api/live-version.ts';
import { useWorkflow } from '../api/workflow.ts';
import { stepText } from '../commands/step-text.ts';
import { useDocument, useEditor, useGraph } from '../editor-context.ts';
import styles from './editor.module.css';
import { SaveIndicator } from './save-indicator.tsx';

/** Where one is, what is live, undo and redo, the saved state and publishing. */
export function EditorTopBar({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('editor');
  const { path, can } = useWorkspace();
  const { workspaceId, workflowId, canEdit, ui } = useEditor();
  const workflow = useWorkflow(workspaceId, workflowId);
  const live = useLiveVersion(workspaceId, workflowId, draft);
  const revision = useDocument((state) => state.revision);
  const hasUnsaved = useDocument((state) => state.unsaved.length > 0);
  const hasChanges = live.version !== null && (hasUnsaved || live.publishedRevision !== revision);
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

function HistoryButtons(): ReactElement {
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

function MoreMenu(): ReactElement {
  const { t } = useTranslation('editor');
  const { path, can } = useWorkspace();
  const { ui, workflowId, source } = useEditor();
  const navigate = useNavigate();
  const graph = useGraph();
  const isManual = Object.values(graph.nodes).some((node) => source.definitions[node.type]?.type === 'trigger.manual');
  const entries: readonly MenuEntry[] = [
    {
      kind: 'action',
      id: 'versions',
      label: t('top.versions'),
      icon: 'history',
      onSelect: () => ui.setState({ dialog: { kind: 'versions' } }),
    },
    {
      kind: 'action',
      id: 'runs',
      label: t('top.runs'),
      icon: 'activity',
      onSelect: () => void navigate(path(`/runs?workflow=${encodeURIComponent(workflowId)}`)),
    },
    ...(can('runs.start')
      ? ([
          {
            kind: 'action',
            id: 'start',
            label: isManual ? t('top.start') : t('top.startNeeds'),
            icon: 'play',
            disabled: !isManual,
            onSelect: () => ui.setState({ dialog: { kind: 'start' } }),
          },
        ] as const)
      : []),
  ];
  return <Menu entries={entries} trigger={<IconButton icon="ellipsis" label={t('top.more')} tooltip={false} />} />;
}
