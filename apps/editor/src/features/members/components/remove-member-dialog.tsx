import { ConfirmDialog, useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Member } from '../api/member.ts';
import { removeMember } from '../api/remove-member.ts';

interface RemoveMemberDialogProps {
  readonly member: Member;
  readonly onClose: () => void;
}

export function RemoveMemberDialog({ member, onClose }: RemoveMemberDialogProps): ReactElement {
  const { t } = useTranslation(['members', 'common']);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const { id, name } = member;
  const mutation = useMutation({
    mutationFn: () => removeMember(workspace.id, id),
    onSuccess: () => {
      toast({ tone: 'good', title: t('removed', { name }) });
      void client.invalidateQueries({ queryKey: queryKeys.members(workspace.id) });
      onClose();
    },
    onError: tellFailure,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('removeTitle', { name })}
      text={t('removeText')}
      confirmLabel={t('remove')}
      cancelLabel={t('common:cancel')}
      danger
      busy={mutation.isPending}
      onConfirm={() => mutation.mutate()}
    />
  );
}
