import { Button, Dialog, Notice, TextField, useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Connection, ConnectionKind } from '../api/connections.ts';
import { setConnection } from '../api/set-connection.ts';
import { CONNECTION_FIELDS } from './connection-fields.ts';
import { useConnectionWords } from './use-connection-words.ts';

interface ConnectionDialogProps {
  readonly kind: ConnectionKind;
  /** What is saved now, or null when it is not connected. */
  readonly saved: Connection | null;
  readonly onClose: () => void;
}

/** Asks for what a provider needs. A secret that is left empty stays as it is. */
export function ConnectionDialog({ kind, saved, onClose }: ConnectionDialogProps): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const words = useConnectionWords(kind);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => savedValues(saved));
  const [tried, setTried] = useState(false);
  const fields = CONNECTION_FIELDS[kind];
  const missing = fields.filter(({ name, secret }) => (values[name] ?? '') === '' && !(secret && saved !== null));
  const mutation = useMutation({
    mutationFn: () => setConnection(workspace.id, kind, splitValues(kind, values)),
    onSuccess: () => {
      toast({ tone: 'good', title: t('connect.saved', { name: words.name }) });
      void client.invalidateQueries({ queryKey: queryKeys.connections(workspace.id) });
      onClose();
    },
  });
  const submit = (): void => {
    setTried(true);
    if (missing.length === 0) mutation.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.name}
      text={words.text}
      closeLabel={t('common:close')}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" busy={mutation.isPending}>
            {saved === null ? t('connect.connect') : t('common:save')}
          </Button>
        </>
      }
    >
      {mutation.error !== null && <Notice tone="bad">{mutation.error.message}</Notice>}
      {fields.map((field) => {
        const hint = [field.secret && saved !== null && t('connect.keepSecret'), words.hints[field.name]];
        const text = hint.filter(Boolean).join(' ');
        return (
          <TextField
            key={field.name}
            label={words.labels[field.name] ?? field.name}
            type={field.secret ? 'password' : 'text'}
            autoComplete="off"
            value={values[field.name] ?? ''}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value.trim() }))}
            error={tried && missing.some(({ name }) => name === field.name) ? t('connect.fill') : undefined}
            {...(text === '' ? {} : { hint: text })}
          />
        );
      })}
    </Dialog>
  );
}

function savedValues(saved: Connection | null): Readonly<Record<string, string>> {
  const texts = Object.entries(saved?.settings ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

function splitValues(
  kind: ConnectionKind,
  values: Readonly<Record<string, string>>,
): { settings: Record<string, string>; secrets: Record<string, string> } {
  const settings: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const { name, secret } of CONNECTION_FIELDS[kind]) {
    const value = values[name] ?? '';
    if (value !== '') (secret ? secrets : settings)[name] = value;
  }
  return { settings, secrets };
}
