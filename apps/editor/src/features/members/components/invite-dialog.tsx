import { type Role, ROLES } from '@flowkeep/contracts';
import { FormDialog, Notice, Select, TextField } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { ShownOnce } from '../../../page/shown-once.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { createInvitation } from '../api/create-invitation.ts';

/** Offers a seat and gives the link to send. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['members', 'common']);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [tried, setTried] = useState(false);
  const isAddress = /^\S+@\S+\.\S+$/u.test(email.trim());
  const mutation = useMutation({
    mutationFn: () => createInvitation(workspace.id, { email: email.trim(), role }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.invitations(workspace.id) }),
  });
  if (mutation.data !== undefined) {
    return (
      <ShownOnce
        title={t('dialog.linkTitle')}
        text={t('dialog.linkText', { email: email.trim() })}
        label={t('dialog.link')}
        value={mutation.data.url}
        doneLabel={t('dialog.done')}
        onClose={onClose}
      />
    );
  }
  const submit = (): void => {
    setTried(true);
    if (isAddress) mutation.mutate();
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t('dialog.title')}
      submitLabel={t('dialog.send')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('common:close')}
      busy={mutation.isPending}
      onSubmit={submit}
    >
      {mutation.error !== null && <Notice tone="bad">{mutation.error.message}</Notice>}
      <TextField
        label={t('dialog.email')}
        type="email"
        value={email}
        onChange={setEmail}
        autoFocus
        error={tried && !isAddress ? t('dialog.fillEmail') : undefined}
      />
      <Select
        label={t('dialog.role')}
        hint={t(`roleText.${role}`)}
        value={role}
        options={ROLES.map((option) => ({ value: option, label: t(`common:role.${option}`) }))}
        onChange={setRole}
      />
    </FormDialog>
  );
}
