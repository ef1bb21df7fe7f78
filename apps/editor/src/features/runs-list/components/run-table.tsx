import { Avatar, type Column, RelativeTime, Table, tableRowLink, useNow } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDuration } from '../../../i18n/format.ts';
import { RunState } from '../../../page/run-state.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { RunSummary } from '../api/list-runs.ts';
import styles from './runs.module.css';

/** Runs, newest first; a row leads to its picture and story. */
export function RunTable({ runs }: { readonly runs: readonly RunSummary[] }): ReactElement {
  const { t } = useTranslation('runsList');
  const { path } = useWorkspace();
  const columns: readonly Column<RunSummary>[] = [
    {
      id: 'contact',
      header: t('columns.contact'),
      cell: ({ id, contact }) => (
        <span className={styles['person']}>
          <Avatar name={contact?.name ?? ''} size="small" />
          <Link to={path(`/runs/${id}`)} className={tableRowLink}>
            {contact === null || contact.name === '' ? t('nobody') : contact.name}
          </Link>
        </span>
      ),
    },
    {
      id: 'workflow',
      header: t('columns.workflow'),
      wideOnly: true,
      cell: ({ workflowName, version }) => (
        <>
          {workflowName} <span className={styles['note']}>{t('version', { version: String(version) })}</span>
        </>
      ),
    },
    { id: 'state', header: t('columns.state'), narrow: true, cell: (run) => <Standing run={run} /> },
    {
      id: 'started',
      header: t('columns.started'),
      narrow: true,
      wideOnly: true,
      cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
    },
    {
      id: 'duration',
      header: t('columns.duration'),
      align: 'end',
      narrow: true,
      wideOnly: true,
      cell: (run) => <Took run={run} />,
    },
  ];
  return <Table label={t('title')} columns={columns} rows={runs} keyOf={({ id }) => id} openable />;
}

/** The state, and what sets this run apart: a place in the line, a further try. */
function Standing({ run }: { readonly run: RunSummary }): ReactElement {
  const { t } = useTranslation('runsList');
  const notes = [run.held && t('held'), run.attempt > 1 && t('attempt', { number: String(run.attempt) })];
  return (
    <>
      <RunState status={run.status} />
      {notes.filter(Boolean).map((note) => (
        <span key={String(note)} className={styles['note']}>
          {' '}
          {note}
        </span>
      ))}
    </>
  );
}

function Took({ run }: { readonly run: RunSummary }): ReactElement {
  const { t } = useTranslation('runsList');
  const now = useNow();
  const end = run.endedAt === null ? now : Date.parse(run.endedAt);
  const duration = formatDuration(end - Date.parse(run.startedAt));
  return run.endedAt === null ? <span className={styles['note']}>{t('soFar', { duration })}</span> : <>{duration}</>;
}
