import { EmptyState, RelativeTime } from '@flowkeep/ui';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryKeys } from '../../../api/query-keys.ts';
import { Loadable } from '../../../page/loadable.tsx';
import { RunState } from '../../../page/run-state.tsx';
import { ShowMore } from '../../../page/show-more.tsx';
import { usePages } from '../../../page/use-pages.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { listContactRuns } from '../api/list-contact-runs.ts';
import styles from './contacts.module.css';

/** The workflows a person has been through. */
export function ContactRuns({ contactId }: { readonly contactId: string }): ReactElement {
  const { t } = useTranslation('contacts');
  const { workspace, path } = useWorkspace();
  const query = usePages(queryKeys.runs(workspace.id, { contactId }), (cursor, signal) =>
    listContactRuns(workspace.id, contactId, cursor, signal),
  );
  return (
    <>
      <Loadable query={query} skeletonLines={3}>
        {(runs) =>
          runs.length === 0 ? (
            <EmptyState tone="quiet" icon="activity" title={t('drawer.noRuns')} text={t('drawer.noRunsText')} />
          ) : (
            <ul className={styles['runs']}>
              {runs.map(({ id, workflowName, startedAt, status }) => (
                <li key={id}>
                  <Link to={path(`/runs/${id}`)} className={styles['run']}>
                    <span>
                      <strong>{workflowName}</strong>
                      <span className={styles['note']}>
                        <RelativeTime at={startedAt} />
                      </span>
                    </span>
                    <RunState status={status} />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loadable>
      <ShowMore query={query} />
    </>
  );
}
