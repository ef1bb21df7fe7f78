import { Button, EmptyState, SearchField } from '@flowkeep/ui';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { Loadable } from '../../page/loadable.tsx';
import { PageBody, Toolbar } from '../../page/page-body.tsx';
import { ShowMore } from '../../page/show-more.tsx';
import { TopBar } from '../../page/top-bar.tsx';
import { usePages } from '../../page/use-pages.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { listWorkflows } from './api/list-workflows.ts';
import type { WorkflowSummary } from './api/workflow-summary.ts';
import { CreateWorkflowDialog } from './components/create-workflow-dialog.tsx';
import { WorkflowTable } from './components/workflow-table.tsx';

/** What the dialog for a new workflow opens with; null while it is closed. */
type Creating = { readonly template: string | null } | null;

const EXAMPLE_TEMPLATE = 'lead-welcome';
const SEARCH_FROM = 8;

export function WorkflowsPage(): ReactElement {
  const { t } = useTranslation('workflows');
  const { workspace, can } = useWorkspace();
  const [creating, setCreating] = useState<Creating>(null);
  const query = usePages(queryKeys.workflows(workspace.id), (cursor, signal) =>
    listWorkflows(workspace.id, cursor, signal),
  );
  const mayEdit = can('workflows.edit');
  return (
    <>
      <TopBar
        title={t('title')}
        actions={
          mayEdit && (
            <Button look="primary" icon="plus" onClick={() => setCreating({ template: null })}>
              {t('create')}
            </Button>
          )
        }
      />
      <PageBody>
        <Loadable query={query}>
          {(workflows) =>
            workflows.length === 0 ? (
              <NoWorkflows mayEdit={mayEdit} onCreate={(template) => setCreating({ template })} />
            ) : (
              <SearchedWorkflows workflows={workflows} />
            )
          }
        </Loadable>
        <ShowMore query={query} />
      </PageBody>
      {creating !== null && <CreateWorkflowDialog template={creating.template} onClose={() => setCreating(null)} />}
    </>
  );
}

interface NoWorkflowsProps {
  readonly mayEdit: boolean;
  readonly onCreate: (template: string | null) => void;
}

function NoWorkflows({ mayEdit, onCreate }: NoWorkflowsProps): ReactElement {
  const { t } = useTranslation('workflows');
  return (
    <EmptyState
      icon="workflow"
      title={t('empty.title')}
      text={t('empty.text')}
      actions={
        mayEdit && (
          <>
            <Button look="primary" icon="plus" onClick={() => onCreate(null)}>
              {t('create')}
            </Button>
            <Button onClick={() => onCreate(EXAMPLE_TEMPLATE)}>{t('empty.example')}</Button>
          </>
        )
      }
    />
  );
}

function SearchedWorkflows({ workflows }: { readonly workflows: readonly WorkflowSummary[] }): ReactElement {
  const { t } = useTranslation('workflows');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const found = workflows.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <>
      {workflows.length >= SEARCH_FROM && (
        <Toolbar>
          <SearchField label={t('search')} value={search} onChange={setSearch} />
        </Toolbar>
      )}
      {found.length === 0 ? (
        <EmptyState tone="quiet" icon="search" title={t('noMatch')} text={t('noMatchText')} />
      ) : (
        <WorkflowTable workflows={found} />
      )}
    </>
  );
}
