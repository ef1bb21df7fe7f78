import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RunState } from '../../../page/run-state.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { RunChild } from '../api/run.ts';
import styles from './run.module.css';

/** Runs of other workflows that a step began. */
export function ChildRuns({ runs }: { readonly runs: readonly RunChild[] }): ReactElement | null {
  const { t } = useTranslation('run');
  const { path } = useWorkspace();
  if (runs.length === 0) return null;
  return (
    <ul className={styles['childRuns']} aria-label={t('story.children')}>
      {runs.map((run) => (
        <li key={run.id}>
          <Link to={path(`/runs/${run.id}`)}>{run.workflowName}</Link>
          <RunState status={run.status} />
        </li>
      ))}
    </ul>
  );
}
