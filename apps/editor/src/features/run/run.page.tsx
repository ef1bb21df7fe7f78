import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loadable } from '../../page/loadable.tsx';
import { PageBody } from '../../page/page-body.tsx';
import { TopBar } from '../../page/top-bar.tsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { useRun } from './api/run.ts';
import { RunScreen } from './components/run-screen.tsx';

/** The page on which one run is watched. */
export function RunPage(): ReactElement {
  const { runId = '' } = useParams();
  const { t } = useTranslation('run');
  const { workspace, path } = useWorkspace();
  const query = useRun(workspace.id, runId);
  if (query.data) return <RunScreen key={runId} run={query.data} />;
  return (
    <>
      <TopBar crumbs={[{ label: t('workflows'), to: path('/workflows') }]} title={t('title')} />
      <PageBody>
        <Loadable query={query}>{() => null}</Loadable>
      </PageBody>
    </>
  );
}
