import { Button, ConfirmDialog, useToast } from '@flowkeep/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../api/query-keys.ts';
import { Actions } from '../../page/card.tsx';
import { Loadable } from '../../page/loadable.tsx';
import { Section } from '../../page/page-body.tsx';
import { useFailureToast } from '../../page/use-failure-toast.ts';
import { useWorkspace } from '../../workspace/workspace-context.ts';
import { listRetentionRules } from './api/list-retention-rules.ts';
import { RETENTION_CATEGORIES } from './api/retention.ts';
import { startRetentionRun } from './api/start-retention-run.ts';
import { ReportList } from './components/report-list.tsx';
import { RuleCard } from './components/rule-card.tsx';

const FIRST_MONTHS = 24;

export function RetentionSection(): ReactElement {
  const { t } = useTranslation('privacy');
  const { workspace, can } = useWorkspace();
  const query = useQuery({
    queryKey: queryKeys.retentionRules(workspace.id),
    queryFn: ({ signal }) => listRetentionRules(workspace.id, signal),
  });
  return (
    <>
      <Section
        title={t('retention.title')}
        text={t('retention.text')}
        actions={can('privacy.manage') && <RetentionActions />}
      >
        <Loadable query={query} skeletonLines={4}>
          {(rules) =>
            RETENTION_CATEGORIES.map((category) => {
              const saved = rules.find((rule) => rule.category === category);
              return <RuleCard key={category} rule={saved ?? { category, months: FIRST_MONTHS, enabled: false }} />;
            })
          }
        </Loadable>
      </Section>
      <ReportList />
    </>
  );
}

function RetentionActions(): ReactElement {
  const { t } = useTranslation(['privacy', 'common']);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  const [asking, setAsking] = useState(false);
  const mutation = useMutation({
    mutationFn: (dryRun: boolean) => startRetentionRun(workspace.id, dryRun),
    onSuccess: () => {
      toast({ tone: 'good', title: t('retention.started'), text: t('retention.startedText') });
      void client.invalidateQueries({ queryKey: queryKeys.retentionReports(workspace.id) });
    },
    onError: tellFailure,
    onSettled: () => setAsking(false),
  });
  return (
    <Actions>
      <Button icon="list-checks" busy={mutation.isPending && mutation.variables} onClick={() => mutation.mutate(true)}>
        {t('retention.dryRun')}
      </Button>
      <Button icon="trash-2" onClick={() => setAsking(true)}>
        {t('retention.runNow')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('retention.runTitle')}
        text={t('retention.runText')}
        confirmLabel={t('retention.runNow')}
        cancelLabel={t('common:cancel')}
        danger
        busy={mutation.isPending}
        onConfirm={() => mutation.mutate(false)}
      />
    </Actions>
  );
}
