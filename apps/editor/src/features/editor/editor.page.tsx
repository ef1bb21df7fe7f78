import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { queryKeys } from '../../api/query-keys.ts';
import { Loadable } from '../../page/loadable.tsx';
import { PageBody } from '../../page/page-body.tsx';
import { TopBar } from '../../page/top-bar.tsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { loadDraft } from './api/draft.ts';
import { EditorScreen } from './components/editor-screen.tsx';

/** The page on which a workflow is drawn. */
export function EditorPage(): ReactElement {
  const { workflowId = '' } = useParams();
  const { t } = useTranslation('editor');
  const { workspace, path } = useWorkspace();
  const query = useQuery({
    queryKey: [...queryKeys.workflow(workspace.id, workflowId), 'draft', 'opened'],
    queryFn: () => loadDraft(workspace.id, workflowId),
    // The document store is the truth once it is open; a fresh copy is loaded at each opening.
    staleTime: Infinity,
    gcTime: 0,
  });
  if (query.data === undefined) {
    return (
      <>
        <TopBar crumbs={[{ label: t('top.workflows'), to: path('/workflows') }]} title={t('title')} />
        <PageBody>
          <Loadable query={query}>{() => null}</Loadable>
        </PageBody>
      </>
    );
  }
  return <EditorScreen key={workflowId} workflowId={workflowId} draft={query.data} />;
}
