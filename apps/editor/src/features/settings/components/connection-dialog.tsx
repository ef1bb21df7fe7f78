import { FormDialog, Notice, TextField, useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/api-error.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { Connection, ConnectionKind } from '../api/connections.ts';
import { setConnection } from '../api/set-connection.ts';
import { CONNECTION_FIELDS } from './connection-fields.ts';
import { connectionInput } from './connection-input.ts';
import { useConnectionWords } from './use-connection-words.ts';

interface ConnectionDialogProps {
  readonly kind: ConnectionKind;
  /** What is saved now, or null when it is not connected. */
  readonly saved: Connection | null;
  readonly onClose: () => void;
}

/** Asks for what a provider needs. Secrets are never shown again, so each change gives them anew. */
export function ConnectionDialog({ kind, saved, onClose }: ConnectionDialogProps): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const words = useConnectionWords(kind);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => savedValues(saved));
  const [tried, setTried] = useState(false);
  const fields = CONNECTION_FIELDS[kind];
  const isMissing = (name: string): boolean => (values[name] ?? '') === '';
  const mutation = useMutation({
    mutationFn: () => setConnection(workspace.id, connectionInput(kind, saved?.name ?? words.name, values)),
    onSuccess: () => {
      toast({ tone: 'good', title: t('connect.saved', { name: words.name }) });
      void client.invalidateQueries({ queryKey: queryKeys.connections(workspace.id) });
      onClose();
    },
  });
  const problem = mutation.error instanceof ApiError ? mutation.error : null;
  const submit = (): void => {
    setTried(true);
    if (!fields.some(({ name }) => isMissing(name))) mutation.mutate();
  };
  return (
    <FormDialog
      onClose={onClose}
      title={words.name}
      text={words.text}
      submitLabel={saved === null ? t('connect.connect') : t('common:save')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('common:close')}
      busy={mutation.isPending}
      onSubmit={submit}
    >
      {mutation.error !== null && <Notice tone="bad">{mutation.error.message}</Notice>}
      {fields.map((field) => {
        const hint = words.hints[field.name];
        const refused = problem?.fieldError(field.name);
        return (
          <TextField
            key={field.name}
            label={words.labels[field.name] ?? field.name}
            type={field.secret ? 'password' : 'text'}
            autoComplete="off"
            value={values[field.name] ?? ''}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value.trim() }))}
            error={tried && isMissing(field.name) ? t('connect.fill') : refused}
            {...(hint === undefined ? {} : { hint })}
          />
        );
      })}
    </FormDialog>
  );
}

/** What may be shown comes back; secrets do not. */
function savedValues(saved: Connection | null): Readonly<Record<string, string>> {
  const texts = Object.entries(saved?.settings ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
