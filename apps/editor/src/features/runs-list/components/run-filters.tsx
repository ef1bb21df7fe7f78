import { RUN_STATUSES, type RunStatus } from '@flowkeep/contracts';
import { Button, Select } from '@flowkeep/ui';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { Toolbar } from '../../../page/page-body.tsx';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import type { RunFilter } from '../api/list-runs.ts';
import { listWorkflowNames } from '../api/list-workflow-names.ts';
import { offeredActions } from '../bulk/bulk-choices.ts';
import { BulkDialog } from '../bulk/bulk-dialog.tsx';
import styles from './runs.module.css';

interface RunFiltersProps {
  readonly filter: RunFilter;
  readonly onChange: (filter: RunFilter) => void;
}

const ALL = '';

export function RunFilters({ filter, onChange }: RunFiltersProps): ReactElement {
  const { t } = useTranslation(['runsList', 'common']);
  const { workspace, can } = useWorkspace();
  const [isBulk, setBulk] = useState(false);
  const workflows = useQuery({
    queryKey: [...queryKeys.subject(workspace.id, 'workflows'), 'names'],
    queryFn: ({ signal }) => listWorkflowNames(workspace.id, signal),
  });
  const names = workflows.data ?? [];
  const narrowed = filter.workflowId !== null || filter.status !== null;
  return (
    <Toolbar>
      <Select
        label={t('workflow')}
        hideLabel
        compact
        className={styles['filter']}
        value={filter.workflowId ?? ALL}
        options={[
          { value: ALL, label: t('allWorkflows') },
          ...names.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => onChange({ ...filter, workflowId: id === ALL ? null : id })}
      />
      <Select<RunStatus | ''>
        label={t('status')}
        hideLabel
        compact
        className={styles['filter']}
        value={filter.status ?? ALL}
        options={[
          { value: ALL, label: t('allStatuses') },
          ...RUN_STATUSES.map((status) => ({ value: status, label: t(`common:runStatus.${status}`) })),
        ]}
        onChange={(status) => onChange({ ...filter, status: status === ALL ? null : status })}
      />
      {narrowed && (
        <Button look="quiet" icon="x" onClick={() => onChange({ workflowId: null, status: null })}>
          {t('clear')}
        </Button>
      )}
      {can('runs.operate') && offeredActions(filter).length > 0 && (
        <Button icon="list-checks" className={styles['bulk']} onClick={() => setBulk(true)}>
          {t(narrowed ? 'bulk.these' : 'bulk.all')}
        </Button>
      )}
      {isBulk && <BulkDialog filter={filter} onClose={() => setBulk(false)} />}
    </Toolbar>
  );
}
