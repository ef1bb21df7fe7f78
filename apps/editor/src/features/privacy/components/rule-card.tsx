import { Button, Switch, TextField, useToast } from '@flowkeep/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { Card } from '../../../page/card.tsx';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { RetentionRule } from '../api/retention.ts';
import { setRetentionRule } from '../api/set-retention-rule.ts';
import { readMonths } from '../read-months.ts';
import styles from './privacy.module.css';

/** How long one kind of data is kept. */
export function RuleCard({ rule }: { readonly rule: RetentionRule }): ReactElement {
  const { t } = useTranslation(['privacy', 'common']);
  const { can } = useWorkspace();
  const save = useSaveRule();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(rule.months);
  const months = readMonths(text);
  const mayManage = can('privacy.manage');
  const changed = months !== null && months !== rule.months;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (months !== null) save.mutate({ ...rule, months }, { onSuccess: () => setTyped(null) });
  };
  return (
    <Card>
      <div className={styles['rule']}>
        <div>
          <h3>{t(`retention.category.${rule.category}`)}</h3>
          <p>{t(`retention.categoryText.${rule.category}`)}</p>
        </div>
        <Switch
          label={t('retention.enabled')}
          checked={rule.enabled}
          disabled={!mayManage || save.isPending}
          onChange={(enabled) => save.mutate({ ...rule, enabled })}
        />
        <form className={styles['form']} onSubmit={submit} noValidate>
          <TextField
            label={t('retention.monthsField')}
            inputMode="numeric"
            value={text}
            onChange={setTyped}
            disabled={!mayManage}
            className={styles['months']}
            error={months === null ? t('retention.badMonths') : undefined}
          />
          {mayManage && (
            <Button type="submit" disabled={!changed} busy={save.isPending}>
              {t('common:save')}
            </Button>
          )}
        </form>
      </div>
    </Card>
  );
}

function useSaveRule() {
  const { t } = useTranslation('privacy');
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const tellFailure = useFailureToast();
  return useMutation({
    mutationFn: (rule: RetentionRule) => setRetentionRule(workspace.id, rule),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKeys.retentionRules(workspace.id) });
      toast({ tone: 'good', title: t('retention.saved') });
    },
    onError: tellFailure,
  });
}
