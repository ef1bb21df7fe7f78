import { Badge, type Column, RelativeTime, Table, tableRowControl, tableRowLink, VisuallyHidden } from '@flowkeep/ui';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber } from '../../../i18n/format.ts';
import { PauseWorkflowDialog } from '../../../workflow/pause-workflow-dialog.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { hasUnpublishedChanges, type WorkflowSummary } from '../api/workflow-summary.ts';
import { ArchiveWorkflowDialog } from './archive-workflow-dialog.tsx';
import { RenameWorkflowDialog } from './rename-workflow-dialog.tsx';
import { WorkflowMenu } from './workflow-menu.tsx';
import styles from './workflows.module.css';

type Open = { readonly dialog: 'rename' | 'pause' | 'archive'; readonly workflow: WorkflowSummary } | null;

/** The workflows of a workspace; a row leads to its canvas. */
export function WorkflowTable({ workflows }: { readonly workflows: readonly WorkflowSummary[] }): ReactElement {
  const { t } = useTranslation('workflows');
  const { path } = useWorkspace();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const columns: readonly Column<WorkflowSummary>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      cell: ({ id, name, nodeCount }) => (
        <div className={styles['name']}>
          <Link to={path(`/workflows/${id}`)} className={tableRowLink}>
            {name}
          </Link>
          <span className={styles['note']}>{t('steps', { count: nodeCount })}</span>
        </div>
      ),
    },
    { id: 'state', header: t('columns.state'), cell: (workflow) => <WorkflowState workflow={workflow} /> },
    {
      id: 'active',
      header: t('columns.active'),
      align: 'end',
      narrow: true,
      wideOnly: true,
      cell: ({ activeRuns }) => formatNumber(activeRuns),
    },
    {
      id: 'last-run',
      header: t('columns.lastRun'),
      narrow: true,
      wideOnly: true,
      cell: ({ lastRunAt }) => (lastRunAt === null ? t('never') : <RelativeTime at={lastRunAt} />),
    },
    {
      id: 'updated',
      header: t('columns.updated'),
      narrow: true,
      wideOnly: true,
      cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
    },
    {
      id: 'actions',
      header: <VisuallyHidden>{t('columns.actions')}</VisuallyHidden>,
      narrow: true,
      cell: (workflow) => (
        <span className={tableRowControl}>
          <WorkflowMenu
            workflow={workflow}
            onRename={() => setOpen({ dialog: 'rename', workflow })}
            onPause={() => setOpen({ dialog: 'pause', workflow })}
            onArchive={() => setOpen({ dialog: 'archive', workflow })}
          />
        </span>
      ),
    },
  ];
  return (
    <>
      <Table label={t('title')} columns={columns} rows={workflows} keyOf={({ id }) => id} openable />
      {open?.dialog === 'rename' && <RenameWorkflowDialog workflow={open.workflow} onClose={close} />}
      {open?.dialog === 'pause' && <PauseWorkflowDialog workflow={open.workflow} onClose={close} />}
      {open?.dialog === 'archive' && <ArchiveWorkflowDialog workflow={open.workflow} onClose={close} />}
    </>
  );
}

function WorkflowState({ workflow }: { readonly workflow: WorkflowSummary }): ReactElement {
  const { t } = useTranslation('workflows');
  if (workflow.liveVersion === null) return <Badge icon="pencil">{t('draft')}</Badge>;
  return (
    <span className={styles['state']}>
      <Badge tone="accent" icon="circle-dot">
        {t('live', { version: String(workflow.liveVersion) })}
      </Badge>
      {workflow.pausedAt !== null && (
        <Badge tone="warn" icon="pause">
          {t('paused')}
        </Badge>
      )}
      {hasUnpublishedChanges(workflow) && <span className={styles['note']}>{t('changes')}</span>}
    </span>
  );
}
