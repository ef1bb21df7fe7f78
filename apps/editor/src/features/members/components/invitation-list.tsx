import { Button, type Column, RelativeTime, Table, useToast, VisuallyHidden } from '@flowkeep/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { Card } from '../../../page/card.tsx';
import { Loadable } from '../../../page/loadable.tsx';
import { Section } from '../../../page/page-body.tsx';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { listInvitations } from '../api/list-invitations.ts';
import type { Invitation } from '../api/member.ts';
import { withdrawInvitation } from '../api/withdraw-invitation.ts';
import styles from './members.module.css';

/** Seats that were offered and not taken yet. */
export function InvitationList(): ReactElement {
  const { t } = useTranslation('members');
  const { workspace } = useWorkspace();
  const query = useQuery({
    queryKey: queryKeys.invitations(workspace.id),
    queryFn: ({ signal }) => listInvitations(workspace.id, signal),
  });
  return (
    <Section title={t('invitations.title')}>
      <Loadable query={query} skeletonLines={2}>
        {(invitations) =>
          invitations.length === 0 ? (
            <Card>
              <p className={styles['quiet']}>{t('invitations.empty')}</p>
            </Card>
          ) : (
            <InvitationTable invitations={invitations} />
          )
        }
      </Loadable>
    </Section>
  );
}

function InvitationTable({ invitations }: { readonly invitations: readonly Invitation[] }): ReactElement {
  const { t } = useTranslation(['members', 'common']);
  const withdraw = useWithdraw();
  const columns: readonly Column<Invitation>[] = [
    { id: 'email', header: t('invitations.columns.email'), cell: ({ email }) => <strong>{email}</strong> },
    { id: 'role', header: t('invitations.columns.role'), narrow: true, cell: ({ role }) => t(`common:role.${role}`) },
    {
      id: 'expires',
      header: t('invitations.columns.expires'),
      narrow: true,
      cell: ({ expiresAt }) => <RelativeTime at={expiresAt} />,
    },
    {
      id: 'actions',
      header: <VisuallyHidden>{t('invitations.columns.actions')}</VisuallyHidden>,
      narrow: true,
      cell: ({ id, email }) => (
        <Button size="small" aria-label={t('invitations.withdrawOf', { email })} onClick={() => withdraw(id)}>
          {t('invitations.withdraw')}
        </Button>
      ),
    },
  ];
  return <Table label={t('invitations.title')} columns={columns} rows={invitations} keyOf={({ id }) => id} />;
}

function useWithdraw(): (invitationId: string) => void {
  const { t } = useTranslation('members');
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const mutation = useMutation({
    mutationFn: (invitationId: string) => withdrawInvitation(workspace.id, invitationId),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.invitations(workspace.id) });
      toast({ tone: 'good', title: t('invitations.withdrawn') });
    },
    onError: tellFailure,
  });
  return mutation.mutate;
}
