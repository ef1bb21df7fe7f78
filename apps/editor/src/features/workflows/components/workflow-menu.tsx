import { IconButton, Menu, type MenuEntry } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { WorkflowSummary } from '../api/workflow-summary.ts';

interface WorkflowMenuProps {
  readonly workflow: WorkflowSummary;
  readonly onRename: () => void;
  readonly onPause: () => void;
  readonly onArchive: () => void;
}

export function WorkflowMenu({ workflow, onRename, onPause, onArchive }: WorkflowMenuProps): ReactElement {
  const { t } = useTranslation('workflows');
  const { path, can } = useWorkspace();
  const navigate = useNavigate();
  const go = (page: string) => (): void => void navigate(path(page));
  const isPaused = workflow.pausedAt !== null;
  const pauseEntry: MenuEntry = {
    kind: 'action',
    id: 'pause',
    label: t(isPaused ? 'resume.button' : 'pause.button'),
    icon: isPaused ? 'play' : 'pause',
    onSelect: onPause,
  };
  const entries: readonly MenuEntry[] = [
    { kind: 'action', id: 'open', label: t('open'), icon: 'workflow', onSelect: go(`/workflows/${workflow.id}`) },
    {
      kind: 'action',
      id: 'runs',
      label: t('seeRuns'),
      icon: 'activity',
      onSelect: go(`/runs?workflow=${workflow.id}`),
    },
    ...(can('runs.operate') && workflow.liveVersion !== null ? [pauseEntry] : []),
    ...(can('workflows.edit')
      ? ([
          { kind: 'action', id: 'rename', label: t('rename'), icon: 'pencil', onSelect: onRename },
          { kind: 'line', id: 'line' },
          { kind: 'action', id: 'archive', label: t('archive'), icon: 'trash-2', danger: true, onSelect: onArchive },
        ] as const)
      : []),
  ];
  return (
    <Menu
      entries={entries}
      trigger={<IconButton icon="ellipsis" label={t('menu', { name: workflow.name })} size="small" tooltip={false} />}
    />
  );
}
