import { FormDialog, Notice, Select, TextField, useToast } from '@flowkeep/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../api/query-keys.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { createDeal } from '../api/create-deal.ts';
import { listPeople } from '../api/list-people.ts';
import type { Pipeline } from '../api/list-pipelines.ts';
import { readAmount } from '../read-amount.ts';

interface CreateDealDialogProps {
  readonly pipeline: Pipeline;
  readonly onClose: () => void;
}

export function CreateDealDialog({ pipeline, onClose }: CreateDealDialogProps): ReactElement {
  const { t } = useTranslation(['deals', 'common']);
  const { workspace } = useWorkspace();
  const client = useQueryClient();
  const toast = useToast();
  const people = useQuery({
    queryKey: queryKeys.contacts(workspace.id, { pick: true }),
    queryFn: ({ signal }) => listPeople(workspace.id, signal),
  });
  const [title, setTitle] = useState('');
  const [contactId, setContact] = useState('');
  const [stageId, setStage] = useState(pipeline.stages[0]?.id ?? '');
  const [amountText, setAmount] = useState('');
  const [tried, setTried] = useState(false);
  const amount = readAmount(amountText);
  const mutation = useMutation({
    mutationFn: () =>
      createDeal(workspace.id, {
        contactId,
        pipelineId: pipeline.id,
        stageId,
        title: title.trim(),
        ...(typeof amount === 'string' ? { amount } : {}),
      }),
    onSuccess: () => {
      toast({ tone: 'good', title: t('dialog.created', { title: title.trim() }) });
      void client.invalidateQueries({ queryKey: queryKeys.deals(workspace.id) });
      onClose();
    },
  });
  const contactError = people.data?.length === 0 ? t('dialog.noContacts') : t('dialog.fillContact');
  const submit = (): void => {
    setTried(true);
    if (title.trim() !== '' && contactId !== '' && amount !== undefined) mutation.mutate();
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t('dialog.title')}
      submitLabel={t('dialog.create')}
      cancelLabel={t('common:cancel')}
      closeLabel={t('common:close')}
      busy={mutation.isPending}
      onSubmit={submit}
    >
      {mutation.error !== null && <Notice tone="bad">{mutation.error.message}</Notice>}
      <TextField
        label={t('dialog.name')}
        value={title}
        onChange={setTitle}
        autoFocus
        maxLength={200}
        error={tried && title.trim() === '' ? t('dialog.fillName') : undefined}
      />
      <Select
        label={t('dialog.contact')}
        value={contactId}
        options={[
          { value: '', label: t('dialog.chooseContact') },
          ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={setContact}
        error={tried && contactId === '' ? contactError : undefined}
      />
      <TextField
        label={t('dialog.amount', { currency: workspace.currency })}
        note={t('common:optional')}
        inputMode="decimal"
        value={amountText}
        onChange={setAmount}
        error={tried && amount === undefined ? t('dialog.badAmount') : undefined}
      />
      <Select
        label={t('dialog.stage')}
        value={stageId}
        options={pipeline.stages.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setStage}
      />
    </FormDialog>
  );
}
