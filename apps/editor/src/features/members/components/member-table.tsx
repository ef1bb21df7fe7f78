import { ROLES } from '@flowkeep/contracts';
import { Avatar, type Column, IconButton, Select, Table, VisuallyHidden } from '@flowkeep/ui';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../../i18n/format.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Member } from '../api/member.ts';
import { useChangeRole } from '../use-change-role.ts';
import styles from './members.module.css';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';

export function MemberTable({ members }: { readonly members: readonly Member[] }): ReactElement {
  const { t } = useTranslation(['members', 'common']);
  const { can } = useWorkspace();
  const [removing, setRemoving] = useState<Member | null>(null);
  const mayManage = can('members.manage');
  const columns: readonly Column<Member>[] = [
    { id: 'name', header: t('columns.name'), cell: (member) => <Person member={member} /> },
    {
      id: 'role',
      header: t('columns.role'),
      narrow: true,
      cell: (member) => (mayManage ? <RoleSelect member={member} /> : t(`common:role.${member.role}`)),
    },
    {
      id: 'since',
      header: t('columns.since'),
      narrow: true,
      wideOnly: true,
      cell: ({ createdAt }) => formatDate(createdAt),
    },
    ...(mayManage
      ? [
          {
            id: 'actions',
            header: <VisuallyHidden>{t('columns.actions')}</VisuallyHidden>,
            narrow: true,
            cell: (member: Member) => (
              <IconButton
                icon="trash-2"
                size="small"
                label={t('removeTitle', { name: member.name })}
                onClick={() => setRemoving(member)}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Table label={t('title')} columns={columns} rows={members} keyOf={({ id }) => id} />
      {removing !== null && <RemoveMemberDialog member={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function Person({ member }: { readonly member: Member }): ReactElement {
  const { t } = useTranslation('members');
  const { user } = useWorkspace();
  return (
    <span className={styles['person']}>
      <Avatar name={member.name} />
      <span className={styles['names']}>
        <span>
          <strong>{member.name}</strong>
          {member.userId === user.id && <span className={styles['note']}> {t('you')}</span>}
        </span>
        <span className={styles['note']}>{member.email}</span>
      </span>
    </span>
  );
}

function RoleSelect({ member }: { readonly member: Member }): ReactElement {
  const { t } = useTranslation(['members', 'common']);
  const change = useChangeRole();
  return (
    <Select
      label={t('roleOf', { name: member.name })}
      hideLabel
      compact
      className={styles['role']}
      value={member.role}
      options={ROLES.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
      onChange={(role) => change({ member, role })}
    />
  );
}
