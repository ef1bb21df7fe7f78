import { Checkbox, ConfirmDialog, useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queryKeys } from '../../../api/query-keys.ts';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { eraseContact } from '../api/erase-contact.ts';

interface EraseDialogProps {
  readonly contactId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks twice, since nothing brings a person's data back. */
export function EraseDialog({ contactId, name, onClose }: EraseDialogProps): ReactElement {
  const { t } = useTranslation(['contacts', 'common']);
  const { workspace, path } = useWorkspace();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const [understood, setUnderstood] = useState(false);
  const mutation = useMutation({
    mutationFn: () => eraseContact(workspace.id, contactId),
    onSuccess: () => {
      toast({
        tone: 'good',
        title: t('erase.started'),
        text: t('erase.startedText'),
        action: { label: t('erase.see'), onSelect: () => void navigate(path('/privacy/requests')) },
      });
      void client.invalidateQueries({ queryKey: queryKeys.subject(workspace.id, 'contacts') });
      void client.invalidateQueries({ queryKey: queryKeys.subject(workspace.id, 'privacy') });
      void navigate(path('/contacts'));
    },
    onError: tellFailure,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('erase.title', { name })}
      text={t('erase.text')}
      confirmLabel={t('erase.confirm')}
      cancelLabel={t('common:cancel')}
      danger
      busy={mutation.isPending}
      disabled={!understood}
      onConfirm={() => mutation.mutate()}
    >
      <Checkbox label={t('erase.understand')} checked={understood} onChange={setUnderstood} />
    </ConfirmDialog>
  );
}
