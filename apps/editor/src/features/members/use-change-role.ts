import type { Role } from '@flowkeep/contracts';
import { useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { useFailureToast } from '../../page/use-failure-toast.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { changeRole } from './api/change-role.ts';
import type { Member } from './api/member.ts';

interface Change {
  readonly member: Member;
  readonly role: Role;
}

/** Gives a member another role; the list shows it once the server has agreed. */
export function useChangeRole(): (change: Change) => void {
  const { t } = useTranslation(['members', 'common']);
  const { workspace, user } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const mutation = useMutation({
    mutationFn: ({ member, role }: Change) => changeRole(workspace.id, member.id, role),
    onSuccess: async (_, { member, role }) => {
      await client.invalidateQueries({ queryKey: queryKeys.members(workspace.id) });
      if (member.userId === user.id) await client.invalidateQueries({ queryKey: queryKeys.session });
      toast({ tone: 'good', title: t('changed', { name: member.name, role: t(`common:role.${role}`) }) });
    },
    onError: tellFailure,
  });
  return mutation.mutate;
}
