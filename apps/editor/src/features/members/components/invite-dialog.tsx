import { type Role, ROLES } from '@flowkeep/contracts';
import { Button, Dialog, Notice, Select, TextField } from '@flowkeep/ui';
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
    <Dialog
      open
      onOpenChange={onClose}
      title={t('dialog.title')}
      closeLabel={t('common:close')}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" busy={mutation.isPending}>
            {t('dialog.send')}
          </Button>
        </>
      }
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
    </Dialog>
  );
}
