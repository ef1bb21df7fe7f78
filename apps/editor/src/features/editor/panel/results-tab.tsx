import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { GraphNode } from '@flowkeep/graph';
import { EmptyState, RelativeTime } from '@flowkeep/ui';
import { Loadable } from '../../../page/loadable.tsx';
import { RunState } from '../../../page/run-state.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { type RunRow, useLatestRuns } from '../api/workflow.ts';
import { useEditor } from '../editor-context.ts';
import styles from './panel.module.css';

/** The newest runs; each opens at this step. */
export function ResultsTab({ node }: { readonly node: GraphNode }): ReactElement {
  const { t } = useTranslation('editor');
  const { workspaceId, workflowId } = useEditor();
  const { path } = useWorkspace();
  const runs = useLatestRuns(workspaceId, workflowId);
  return (
    <section className={styles['sections']}>
      <div>
        <h3>{t('results.title')}</h3>
        <p className={styles['soft']}>{t('results.text')}</p>
      </div>
      <Loadable query={runs} skeletonLines={4}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon="activity" tone="quiet" title={t('results.none')} text={t('results.noneText')} />
          ) : (
            <ul className={styles['runs']}>
              {rows.map((row) => (
                <li key={row.id}>
                  <RunLink row={row} to={path(`/runs/${row.id}?step=${encodeURIComponent(node.id)}`)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loadable>
      <Link to={path(`/runs?workflow=${encodeURIComponent(workflowId)}`)}>{t('results.all')}</Link>
    </section>
  );
}

function RunLink({ row, to }: { readonly row: RunRow; readonly to: string }): ReactElement {
  const { t } = useTranslation('editor');
  return (
    <Link to={to} className={styles['run']}>
      <span className={styles['runNames']}>
        <strong>{row.contact?.name ?? t('results.noContact')}</strong>
        <small>
          {t('results.version', { version: String(row.version) })} · <RelativeTime at={row.startedAt} />
        </small>
      </span>
      <RunState status={row.status} />
    </Link>
  );
}
