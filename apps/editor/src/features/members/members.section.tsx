import { Button } from '@flowkeep/ui';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { Loadable } from '../../page/loadable.tsx';
import { Section } from '../../page/page-body.tsx';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { listMembers } from './api/list-members.ts';
import { InvitationList } from './components/invitation-list.tsx';
import { InviteDialog } from './components/invite-dialog.tsx';
import { MemberTable } from './components/member-table.tsx';

export function MembersSection(): ReactElement {
  const { t } = useTranslation('members');
  const { workspace, can } = useWorkspace();
  const [inviting, setInviting] = useState(false);
  const query = useQuery({
    queryKey: queryKeys.members(workspace.id),
    queryFn: ({ signal }) => listMembers(workspace.id, signal),
  });
  const mayManage = can('members.manage');
  return (
    <>
      <Section
        title={t('title')}
        text={t('text')}
        actions={
          mayManage && (
            <Button look="primary" icon="user-plus" onClick={() => setInviting(true)}>
              {t('invite')}
            </Button>
          )
        }
      >
        <Loadable query={query} skeletonLines={4}>
          {(members) => <MemberTable members={members} />}
        </Loadable>
      </Section>
      {mayManage && <InvitationList />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}
