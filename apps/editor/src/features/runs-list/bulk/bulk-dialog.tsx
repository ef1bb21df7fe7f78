import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, Notice, RadioGroup, Skeleton, TextField, useToast } from '@flowkeep/ui';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { type BulkOrder, useBulkCount, useBulkOrder } from '../api/bulk.ts';
import type { RunFilter } from '../api/list-runs.ts';
import { type BulkForm, bulkOrder, offeredActions, type OfferedAction } from './bulk-choices.ts';
import styles from './bulk.module.css';

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
  const [form, setForm] = useState<BulkForm>({
    action: actions[0] ?? 'cancel',
    version: 'same',
    after: '',
    before: '',
  });
  const order = bulkOrder(filter, form);
  const count = useBulkCount(workspace.id, order).data?.count;
  const begin = useBulkOrder(workspace.id);
  const submit = (): void =>
    begin.mutate(order, {
      onSuccess: () => {
        toast({ tone: 'info', title: t('bulk.begun'), text: t('bulk.begunText') });
        onClose();
      },
      onError: fail,
    });
  return (
    <FormDialog
      onClose={onClose}
      title={t('bulk.title')}
      text={t('bulk.text')}
      submitLabel={count === undefined ? t('bulk.counting') : t(`bulk.do.${form.action}`, { count })}
      cancelLabel={t('bulk.leave')}
      danger={form.action === 'cancel'}
      busy={begin.isPending}
      disabled={!count}
      onSubmit={submit}
    >
      <BulkFields form={form} actions={actions} onChange={setForm} />
      <Counted order={order} count={count} />
    </FormDialog>
  );
}

interface BulkFieldsProps {
  readonly form: BulkForm;
  readonly actions: readonly OfferedAction[];
  readonly onChange: (form: BulkForm) => void;
}

function BulkFields({ form, actions, onChange }: BulkFieldsProps): ReactElement {
  const { t } = useTranslation('runsList');
  return (
    <>
      <RadioGroup
        label={t('bulk.action')}
        value={form.action}
        options={actions.map((action) => ({
          value: action,
          label: t(`bulk.${action}`),
          hint: t(`bulk.${action}Hint`),
        }))}
        onChange={(action) => onChange({ ...form, action })}
      />
      {form.action === 'retry' && (
        <RadioGroup
          label={t('bulk.version')}
          value={form.version}
          options={[
            { value: 'same', label: t('bulk.same') },
            { value: 'newest', label: t('bulk.newest') },
          ]}
          onChange={(version) => onChange({ ...form, version })}
        />
      )}
      <div className={styles['days']}>
        <TextField
          label={t('bulk.after')}
          type="date"
          value={form.after}
          onChange={(after) => onChange({ ...form, after })}
        />
        <TextField
          label={t('bulk.before')}
          type="date"
          value={form.before}
          onChange={(before) => onChange({ ...form, before })}
        />
      </div>
    </>
  );
}

/** What the dry run found. */
function Counted({ order, count }: { readonly order: BulkOrder; readonly count: number | undefined }): ReactElement {
  const { t } = useTranslation('runsList');
  if (count === undefined) return <Skeleton lines={1} label={t('bulk.counting')} />;
  if (count === 0) return <Notice tone="info">{t('bulk.nothing')}</Notice>;
  return <Notice tone={order.action === 'cancel' ? 'warn' : 'info'}>{t('bulk.found', { count })}</Notice>;
}
