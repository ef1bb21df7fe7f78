import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@flowkeep/ui';
import { listApprovals } from '../../../approval/approval.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { requestList, workspacePath } from '../../../api/request.ts';
import type { Schema } from '../../../api/types.ts';
import { Loadable } from '../../../page/loadable.tsx';
import { ShowMore } from '../../../page/show-more.tsx';
import { usePages } from '../../../page/use-pages.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { ApprovalCard } from './approval-card.tsx';
import styles from './approvals.module.css';

interface ApprovalListProps {
  readonly status: 'open' | 'answered';
}

/** Questions of one kind, the newest first. */
export function ApprovalList({ status }: ApprovalListProps): ReactElement {
  const { t } = useTranslation('approvals');
  const { workspace } = useWorkspace();
  const names = useMemberNames();
  const query = usePages([...queryKeys.subject(workspace.id, 'approvals'), 'list', status], (cursor, signal) =>
    listApprovals(workspace.id, status, cursor, signal),
  );
  return (
    <>
      <Loadable query={query}>
        {(approvals) =>
          approvals.length === 0 ? (
            <EmptyState
              icon="stamp"
              title={t(status === 'open' ? 'none' : 'noneAnswered')}
              text={t(status === 'open' ? 'noneText' : 'noneAnsweredText')}
            />
          ) : (
            <ul className={styles['list']}>
              {approvals.map((approval) => (
                <li key={approval.id}>
                  <ApprovalCard approval={approval} answeredBy={names[approval.answeredBy ?? '']} />
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

/** Names of members by their user id. */
function useMemberNames(): Readonly<Record<string, string>> {
  const { workspace } = useWorkspace();
  const { data } = useQuery({
    queryKey: [...queryKeys.members(workspace.id), 'by-user'],
    queryFn: async ({ signal }): Promise<Readonly<Record<string, string>>> => {
      const members = await requestList<Schema<'MemberListDto'>>(workspacePath(workspace.id, '/members'), { signal });
      return Object.fromEntries(members.map(({ userId, name, email }) => [userId, name === '' ? email : name]));
    },
    staleTime: 30_000,
  });
  return data ?? {};
}
