import { Chip, type Column, EmptyState, RelativeTime, type State, StateBadge, Table } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { Loadable } from '../../page/loadable.tsx';
import { Section } from '../../page/page-body.tsx';
import { ShowMore } from '../../page/show-more.tsx';
import { usePages } from '../../page/use-pages.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { type DataRequest, listDataRequests } from './api/list-data-requests.ts';
import styles from './components/privacy.module.css';
import { reportLines } from './report-lines.ts';

const STATE_OF = {
  received: 'queued',
  running: 'running',
  completed: 'done',
  failed: 'failed',
} as const satisfies Record<DataRequest['status'], State>;

export function RequestsSection(): ReactElement {
  const { t } = useTranslation('privacy');
  const { workspace } = useWorkspace();
  const query = usePages(queryKeys.dataRequests(workspace.id), (cursor, signal) =>
    listDataRequests(workspace.id, cursor, signal),
  );
  return (
    <Section title={t('requests.title')} text={t('requests.text')}>
      <Loadable query={query}>
        {(requests) =>
          requests.length === 0 ? (
            <EmptyState icon="shield-check" title={t('requests.empty')} text={t('requests.emptyText')} />
          ) : (
            <RequestTable requests={requests} />
          )
        }
      </Loadable>
      <ShowMore query={query} />
    </Section>
  );
}

function RequestTable({ requests }: { readonly requests: readonly DataRequest[] }): ReactElement {
  const { t } = useTranslation('privacy');
  const columns: readonly Column<DataRequest>[] = [
    { id: 'kind', header: t('requests.columns.kind'), narrow: true, cell: ({ kind }) => t(`requests.${kind}`) },
    {
      id: 'contact',
      header: t('requests.columns.contact'),
      narrow: true,
      wideOnly: true,
      cell: ({ contactId }) => <code className={styles['key']}>{contactId.slice(0, 8)}</code>,
    },
    {
      id: 'done',
      header: t('requests.columns.done'),
      wideOnly: true,
      cell: ({ report }) => (
        <span className={styles['found']}>
          {reportLines(report).map(({ name, count }) => (
            <Chip key={name} look="plain">
              {`${name}: ${count}`}
            </Chip>
          ))}
        </span>
      ),
    },
    {
      id: 'state',
      header: t('requests.columns.state'),
      narrow: true,
      cell: ({ status }) => <StateBadge state={STATE_OF[status]}>{t(`requests.state.${status}`)}</StateBadge>,
    },
    {
      id: 'asked',
      header: t('requests.columns.asked'),
      narrow: true,
      cell: ({ requestedAt }) => <RelativeTime at={requestedAt} />,
    },
  ];
  return <Table label={t('requests.title')} columns={columns} rows={requests} keyOf={({ id }) => id} />;
}
