import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { IconButton, Menu, type MenuEntry } from '@flowkeep/ui';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { useEditor, useGraph } from '../editor-context.ts';

/** What is done with a workflow now and then. */
export function MoreMenu(): ReactElement {
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
