import { Button, buttonClass, Notice } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { queryKeys } from '../../api/query-keys.ts';
import { Actions } from '../../page/card.tsx';
import { EntryPage } from '../../page/entry-page.tsx';
import { settingsOfThisPlace } from '../../workspace/workspace-settings.ts';
import { createWorkspace } from './api/create-workspace.ts';
import { WorkspaceFields } from './components/workspace-fields.tsx';
import styles from './components/settings.module.css';

export function NewWorkspacePage(): ReactElement {
  const { t } = useTranslation(['common', 'settings']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [settings, setSettings] = useState(settingsOfThisPlace);
  const [tried, setTried] = useState(false);
  const nameMissing = settings.name.trim() === '';
  const mutation = useMutation({
    mutationFn: () => createWorkspace({ ...settings, name: settings.name.trim() }),
    onSuccess: async ({ slug }) => {
      await client.invalidateQueries({ queryKey: queryKeys.session });
      await navigate(`/w/${slug}/workflows`);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!nameMissing) mutation.mutate();
  };
  return (
    <EntryPage title={t('workspace.create')} text={t('workspace.createText')} wide>
      <form className={styles['form']} onSubmit={submit} noValidate>
        {mutation.error !== null && <Notice tone="bad">{mutation.error.message}</Notice>}
        <WorkspaceFields
          value={settings}
          onChange={setSettings}
          nameError={tried && nameMissing ? t('settings:general.fillName') : undefined}
        />
        <Actions>
          <Button type="submit" look="primary" busy={mutation.isPending}>
            {t('create')}
          </Button>
          <Link to="/" className={buttonClass('quiet')}>
            {t('cancel')}
          </Link>
        </Actions>
      </form>
    </EntryPage>
  );
}
