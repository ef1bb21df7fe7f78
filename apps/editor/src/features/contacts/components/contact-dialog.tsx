import { FormDialog, Notice, TextField, useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/api-error.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Contact } from '../api/contact.ts';
import { saveContact } from '../api/save-contact.ts';
import { phoneText } from '../phone-text.ts';
import { ZoneField } from './zone-field.tsx';

interface ContactDialogProps {
  /** Null to add somebody. */
  readonly contact: Contact | null;
  readonly onClose: () => void;
}

const empty = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Adds a person or changes one. */
export function ContactDialog({ contact, onClose }: ContactDialogProps): ReactElement {
  const { t } = useTranslation(['contacts', 'common']);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState(contact?.name ?? '');
  const [phone, setPhone] = useState(typeof contact?.phone === 'string' ? phoneText(contact.phone) : '');
  const [email, setEmail] = useState(contact?.email ?? '');
  const [timeZone, setTimeZone] = useState(contact?.timeZone ?? '');
  const [tried, setTried] = useState(false);
  const nothing = [name, phone, email].every((text) => empty(text) === null);
  const mutation = useMutation({
    mutationFn: () =>
      saveContact(workspace.id, contact?.id ?? null, {
        name: name.trim(),
        phone: empty(phone),
        email: empty(email),
        timeZone: empty(timeZone),
      }),
    onSuccess: () => {
      const title = contact === null ? t('dialog.created', { name: empty(name) ?? t('title') }) : t('edit.saved');
      toast({ tone: 'good', title });
      void client.invalidateQueries({ queryKey: queryKeys.subject(workspace.id, 'contacts') });
      onClose();
    },
  });
  const problem = mutation.error instanceof ApiError ? mutation.error : null;
  const submit = (): void => {
    setTried(true);
    if (!nothing) mutation.mutate();
  };
  return (
    <FormDialog
      onClose={onClose}
      title={contact === null ? t('dialog.title') : t('edit.title')}
      submitLabel={contact === null ? t('dialog.create') : t('common:save')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('common:close')}
      busy={mutation.isPending}
      onSubmit={submit}
    >
      {mutation.error !== null && (problem?.fields.length ?? 0) === 0 && (
        <Notice tone="bad">{mutation.error.message}</Notice>
      )}
      <TextField
        label={t('dialog.name')}
        value={name}
        onChange={setName}
        autoFocus
        maxLength={200}
        error={tried && nothing ? t('dialog.fillSomething') : problem?.fieldError('name')}
      />
      <TextField
        label={t('dialog.phone')}
        type="tel"
        value={phone}
        onChange={setPhone}
        hint={t('dialog.phoneHint', { region: workspace.region })}
        error={problem?.fieldError('phone')}
      />
      <TextField
        label={t('dialog.email')}
        type="email"
        value={email}
        onChange={setEmail}
        error={problem?.fieldError('email')}
      />
      <ZoneField value={timeZone} onChange={setTimeZone} error={problem?.fieldError('timeZone')} />
    </FormDialog>
  );
}
