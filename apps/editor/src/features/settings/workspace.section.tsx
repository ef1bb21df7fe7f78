import { Button, Notice, useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { Actions, Card } from '../../page/card.tsx';
import { Section } from '../../page/page-body.tsx';
import { useFailureToast } from '../../page/use-failure-toast.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import type { WorkspaceSettings } from '../../workspace/workspace-settings.ts';
import { updateWorkspace } from './api/update-workspace.ts';
import { WorkspaceFields } from './components/workspace-fields.tsx';

export function WorkspaceSection(): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const { workspace, can } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const { name, timeZone, language, currency, region } = workspace;
  const [settings, setSettings] = useState<WorkspaceSettings>({ name, timeZone, language, currency, region });
  const mayManage = can('workspace.manage');
  const nameMissing = settings.name.trim() === '';
  const mutation = useMutation({
    mutationFn: () => updateWorkspace(workspace.id, { ...settings, name: settings.name.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.session });
      toast({ tone: 'good', title: t('general.saved') });
    },
    onError: tellFailure,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!nameMissing) mutation.mutate();
  };
  return (
    <Section title={t('general.title')} text={t('general.text')}>
      {!mayManage && <Notice tone="info">{t('general.readOnly')}</Notice>}
      <form onSubmit={submit} noValidate>
        <Card>
          <WorkspaceFields
            value={settings}
            onChange={setSettings}
            disabled={!mayManage}
            nameError={nameMissing ? t('general.fillName') : undefined}
          />
          {mayManage && (
            <Actions>
              <Button type="submit" look="primary" busy={mutation.isPending}>
                {t('common:save')}
              </Button>
            </Actions>
          )}
        </Card>
      </form>
    </Section>
  );
}
