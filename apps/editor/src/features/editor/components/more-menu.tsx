import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { IconButton, Menu, type MenuEntry } from '@flowkeep/ui';
import { PauseWorkflowDialog } from '../../../workflow/pause-workflow-dialog.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { useWorkflow } from '../api/workflow.ts';
import { useEditor, useGraph } from '../editor-context.ts';

/** What is done with a workflow now and then. */
export function MoreMenu(): ReactElement {
  const { t } = useTranslation('editor');
  const { path, can } = useWorkspace();
  const { ui, workspaceId, workflowId, source } = useEditor();
  const navigate = useNavigate();
  const graph = useGraph();
  const isManual = Object.values(graph.nodes).some((node) => source.definitions[node.type]?.type === 'trigger.manual');
  const { t: workflows } = useTranslation('workflows');
  const workflow = useWorkflow(workspaceId, workflowId).data;
  const [isPausing, setPausing] = useState(false);
  const isPaused = workflow?.pausedAt != null;
  const pauseEntry: MenuEntry = {
    kind: 'action',
    id: 'pause',
    label: workflows(isPaused ? 'resume.button' : 'pause.button'),
    icon: isPaused ? 'play' : 'pause',
    onSelect: () => setPausing(true),
  };
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
    ...(can('runs.operate') && workflow?.liveVersion != null ? [pauseEntry] : []),
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
  return (
    <>
      <Menu entries={entries} trigger={<IconButton icon="ellipsis" label={t('top.more')} tooltip={false} />} />
      {isPausing && workflow && <PauseWorkflowDialog workflow={workflow} onClose={() => setPausing(false)} />}
    </>
  );
}
