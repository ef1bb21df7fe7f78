import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, Notice, Skeleton, useToast } from '@flowkeep/ui';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useVersionDrawing } from '../../../workflow/version-drawing.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { type BulkOrder, useBulkCount, useBulkOrder } from '../api/bulk.ts';
import type { RunFilter } from '../api/list-runs.ts';
import { type BulkForm, bulkOrder, EMPTY_FORM, offeredActions, type OfferedAction } from './bulk-choices.ts';
import { BulkFields } from './bulk-fields.tsx';
import { BulkSteps } from './bulk-steps.tsx';

interface BulkDialogProps {
  readonly filter: RunFilter;
  readonly actions: readonly OfferedAction[];
  readonly onClose: () => void;
}

/** An order to all runs of a filter. How many it is for is counted before anything is done. */
export function BulkDialog({ filter, onClose }: Omit<BulkDialogProps, 'actions'>): ReactElement | null {
  const actions = offeredActions(filter);
  return actions[0] === undefined ? null : <OpenBulk filter={filter} actions={actions} onClose={onClose} />;
}

function OpenBulk({ filter, actions, onClose }: BulkDialogProps): ReactElement {
  const { t } = useTranslation('runsList');
  const { workspace } = useWorkspace();
  const toast = useToast();
  const fail = useFailureToast();
  const [form, setForm] = useState<BulkForm>({ ...EMPTY_FORM, action: actions[0] ?? 'cancel' });
  const { data: live = null } = useVersionDrawing(workspace.id, filter.workflowId, 'live');
  const order = bulkOrder(filter, form, live?.graph ?? null);
  const count = useBulkCount(workspace.id, order).data?.count;
  const isCounting = order !== null && count === undefined;
  const begin = useBulkOrder(workspace.id);
  const submit = (): void => {
    if (order === null) return;
    begin.mutate(order, {
      onSuccess: () => {
        toast({ tone: 'info', title: t('bulk.begun'), text: t('bulk.begunText') });
        onClose();
      },
      onError: fail,
    });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t('bulk.title')}
      text={t('bulk.text')}
      submitLabel={isCounting ? t('bulk.counting') : t(`bulk.do.${form.action}`, { count: count ?? 0 })}
      cancelLabel={t('bulk.leave')}
      danger={form.action === 'cancel'}
      busy={begin.isPending}
      disabled={!count}
      onSubmit={submit}
    >
      <BulkFields form={form} actions={actions} onChange={setForm} />
      {filter.workflowId !== null && <BulkSteps workflowId={filter.workflowId} form={form} onChange={setForm} />}
      <div role="status">
        <Counted order={order} count={count} />
      </div>
    </FormDialog>
  );
}

/** What the dry run found. */
function Counted({
  order,
  count,
}: {
  readonly order: BulkOrder | null;
  readonly count: number | undefined;
}): ReactElement {
  const { t } = useTranslation('runsList');
  if (order === null) return <Notice tone="info">{t('bulk.chooseStep')}</Notice>;
  if (count === undefined) return <Skeleton lines={1} label={t('bulk.counting')} />;
  if (count === 0) return <Notice tone="info">{t('bulk.nothing')}</Notice>;
  return <Notice tone={order.action === 'cancel' ? 'warn' : 'info'}>{t('bulk.found', { count })}</Notice>;
}
