import { API_KEY_SCOPES, type ApiKeyScope } from '@flowkeep/contracts';
import { Checkbox, FormDialog, Notice, TextField } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { ShownOnce } from '../../../page/shown-once.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { createApiKey } from '../api/create-api-key.ts';
import styles from './settings.module.css';

/** Makes a key and shows it, this one time. */
export function CreateKeyDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly ApiKeyScope[]>(['events.write']);
  const [tried, setTried] = useState(false);
  const mutation = useMutation({
    mutationFn: () => createApiKey(workspace.id, { name: name.trim(), scopes }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.apiKeys(workspace.id) }),
  });
  if (mutation.data !== undefined) {
    return (
      <ShownOnce
        title={t('keys.dialog.shownTitle')}
        text={t('keys.dialog.shownText')}
        label={t('keys.dialog.key')}
        value={mutation.data.key}
        doneLabel={t('keys.dialog.done')}
        onClose={onClose}
      />
    );
  }
  const submit = (): void => {
    setTried(true);
    if (name.trim() !== '' && scopes.length > 0) mutation.mutate();
  };
  const toggle = (scope: ApiKeyScope, on: boolean): void =>
    setScopes((before) => (on ? [...before, scope] : before.filter((candidate) => candidate !== scope)));
  return (
    <FormDialog
      onClose={onClose}
      title={t('keys.dialog.title')}
      submitLabel={t('keys.dialog.create')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('common:close')}
      busy={mutation.isPending}
      onSubmit={submit}
    >
      {mutation.error !== null && <Notice tone="bad">{mutation.error.message}</Notice>}
      <TextField
        label={t('keys.dialog.name')}
        placeholder={t('keys.dialog.namePlaceholder')}
        value={name}
        onChange={setName}
        autoFocus
        maxLength={120}
        error={tried && name.trim() === '' ? t('keys.dialog.fillName') : undefined}
      />
      <fieldset className={styles['checks']}>
        <legend>{t('keys.dialog.scopes')}</legend>
        {API_KEY_SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={t(`keys.scope.${scope}`)}
            checked={scopes.includes(scope)}
            onChange={(on) => toggle(scope, on)}
          />
        ))}
        {tried && scopes.length === 0 && <p className={styles['wrong']}>{t('keys.dialog.chooseScope')}</p>}
      </fieldset>
    </FormDialog>
  );
}
