import { Button, EmptyState, Select } from '@flowkeep/ui';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { Loadable } from '../../page/loadable.tsx';
import { PageBody, Toolbar } from '../../page/page-body.tsx';
import { ShowMore } from '../../page/show-more.tsx';
import { TopBar } from '../../page/top-bar.tsx';
import { usePages } from '../../page/use-pages.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { listDeals } from './api/list-deals.ts';
import { listPipelines, type Pipeline } from './api/list-pipelines.ts';
import { CreateDealDialog } from './components/create-deal-dialog.tsx';
import { DealBoard } from './components/deal-board.tsx';

export function DealsPage(): ReactElement {
  const { t } = useTranslation('deals');
  const { workspace, can } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const pipelines = useQuery({
    queryKey: queryKeys.pipelines(workspace.id),
    queryFn: ({ signal }) => listPipelines(workspace.id, signal),
  });
  const list = pipelines.data ?? [];
  const pipeline = list.find(({ id }) => id === chosen) ?? list[0];
  return (
    <>
      <TopBar
        title={t('title')}
        actions={
          can('deals.edit') &&
          pipeline !== undefined && (
            <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
              {t('create')}
            </Button>
          )
        }
      />
      <PageBody width="full">
        {list.length > 1 && (
          <Toolbar>
            <Select
              label={t('pipeline')}
              hideLabel
              compact
              value={pipeline?.id ?? ''}
              options={list.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
          </Toolbar>
        )}
        <Loadable query={pipelines}>
          {() =>
            pipeline === undefined ? (
              <EmptyState icon="kanban" title={t('empty.title')} text={t('empty.text')} />
            ) : (
              <PipelineDeals pipeline={pipeline} />
            )
          }
        </Loadable>
      </PageBody>
      {creating && pipeline !== undefined && (
        <CreateDealDialog pipeline={pipeline} onClose={() => setCreating(false)} />
      )}
    </>
  );
}

function PipelineDeals({ pipeline }: { readonly pipeline: Pipeline }): ReactElement {
  const { workspace } = useWorkspace();
  const query = usePages(queryKeys.deals(workspace.id), (cursor, signal) => listDeals(workspace.id, cursor, signal));
  return (
    <>
      <Loadable query={query}>
        {(deals) => (
          <DealBoard pipeline={pipeline} deals={deals.filter(({ pipelineId }) => pipelineId === pipeline.id)} />
        )}
      </Loadable>
      <ShowMore query={query} />
    </>
  );
}
