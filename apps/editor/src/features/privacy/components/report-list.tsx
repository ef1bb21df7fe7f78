import { Chip, type Column, RelativeTime, type State, StateBadge, Table } from '@flowkeep/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { Card } from '../../../page/card.tsx';
import { Loadable } from '../../../page/loadable.tsx';
import { Section } from '../../../page/page-body.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { listRetentionReports } from '../api/list-retention-reports.ts';
import { RETENTION_CATEGORIES, type RetentionReport } from '../api/retention.ts';
import styles from './privacy.module.css';

const STATE_OF = { running: 'running', completed: 'done', failed: 'failed' } as const satisfies Record<
  RetentionReport['status'],
  State
>;

/** What past runs of the rules found and deleted. */
export function ReportList(): ReactElement {
  const { t } = useTranslation('privacy');
  const { workspace } = useWorkspace();
  const query = useQuery({
    queryKey: queryKeys.retentionReports(workspace.id),
    queryFn: ({ signal }) => listRetentionReports(workspace.id, signal),
  });
  return (
    <Section title={t('reports.title')}>
      <Loadable query={query} skeletonLines={3}>
        {(reports) =>
          reports.length === 0 ? (
            <Card>
              <p className={styles['quiet']}>{t('reports.empty')}</p>
            </Card>
          ) : (
            <ReportTable reports={reports} />
          )
        }
      </Loadable>
    </Section>
  );
}

function ReportTable({ reports }: { readonly reports: readonly RetentionReport[] }): ReactElement {
  const { t } = useTranslation('privacy');
  const columns: readonly Column<RetentionReport>[] = [
    {
      id: 'kind',
      header: t('reports.columns.kind'),
      narrow: true,
      cell: ({ dryRun }) => (dryRun ? t('reports.dry') : t('reports.real')),
    },
    { id: 'found', header: t('reports.columns.found'), cell: (report) => <Found report={report} /> },
    {
      id: 'state',
      header: t('reports.columns.state'),
      narrow: true,
      cell: ({ status }) => <StateBadge state={STATE_OF[status]}>{t(`reports.state.${status}`)}</StateBadge>,
    },
    {
      id: 'when',
      header: t('reports.columns.when'),
      narrow: true,
      cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
    },
  ];
  return <Table label={t('reports.title')} columns={columns} rows={reports} keyOf={({ id }) => id} />;
}

function Found({ report }: { readonly report: RetentionReport }): ReactElement {
  const { t } = useTranslation('privacy');
  const found = RETENTION_CATEGORIES.filter((category) => (report.counts[category] ?? 0) > 0);
  if (report.status === 'running') return <span className={styles['quiet']}>{t('reports.counting')}</span>;
  if (found.length === 0) return <span className={styles['quiet']}>{t('reports.nothing')}</span>;
  return (
    <span className={styles['found']}>
      {found.map((category) => (
        <Chip key={category} look="plain">
          {t(`reports.count.${category}`, { count: report.counts[category] ?? 0 })}
        </Chip>
      ))}
    </span>
  );
}
