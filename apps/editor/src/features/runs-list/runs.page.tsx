import { RUN_STATUSES } from '@flowkeep/contracts';
import { buttonClass, EmptyState } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { queryKeys } from '../../api/query-keys.ts';
import { Loadable } from '../../page/loadable.tsx';
import { PageBody } from '../../page/page-body.tsx';
import { ShowMore } from '../../page/show-more.tsx';
import { TopBar } from '../../page/top-bar.tsx';
import { usePages } from '../../page/use-pages.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { listRuns, type RunFilter } from './api/list-runs.ts';
import { BulkProgress } from './bulk/bulk-progress.tsx';
import { RunFilters } from './components/run-filters.tsx';
import { RunTable } from './components/run-table.tsx';

export function RunsPage(): ReactElement {
  const { t } = useTranslation('runsList');
  const { workspace } = useWorkspace();
  const [filter, setFilter] = useRunFilter();
  const query = usePages(queryKeys.runs(workspace.id, filter), (cursor, signal) =>
    listRuns(workspace.id, filter, cursor, signal),
  );
  const narrowed = filter.workflowId !== null || filter.status !== null;
  return (
    <>
      <TopBar title={t('title')} />
      <PageBody>
        <RunFilters filter={filter} onChange={setFilter} />
        <BulkProgress workflowId={filter.workflowId} />
        <Loadable query={query}>
          {(runs) => (runs.length === 0 ? <NoRuns narrowed={narrowed} /> : <RunTable runs={runs} />)}
        </Loadable>
        <ShowMore query={query} />
      </PageBody>
    </>
  );
}

/** The filter lives in the address, so that it can be kept and sent. */
function useRunFilter(): readonly [RunFilter, (filter: RunFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const status = RUN_STATUSES.find((candidate) => candidate === search.get('status')) ?? null;
  const change = (filter: RunFilter): void =>
    setSearch(
      {
        ...(filter.workflowId === null ? {} : { workflow: filter.workflowId }),
        ...(filter.status === null ? {} : { status: filter.status }),
      },
      { replace: true },
    );
  return [{ workflowId: search.get('workflow'), status }, change];
}

function NoRuns({ narrowed }: { readonly narrowed: boolean }): ReactElement {
  const { t } = useTranslation('runsList');
  const { path } = useWorkspace();
  if (narrowed) return <EmptyState tone="quiet" icon="search" title={t('noMatch')} text={t('noMatchText')} />;
  return (
    <EmptyState
      icon="activity"
      title={t('empty')}
      text={t('emptyText')}
      actions={
        <Link to={path('/workflows')} className={buttonClass('primary')}>
          {t('toWorkflows')}
        </Link>
      }
    />
  );
}
