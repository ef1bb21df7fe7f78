import { useTranslation } from 'react-i18next';
import { useToast } from '@flowkeep/ui';
import { useFailureToast } from '../../../page/use-failure-toast.ts';
import { useWorkspace } from '../../../workspace/workspace-context.ts';
import { type RunOrder, useRunOrder } from '../api/order.ts';
import type { Run } from '../api/run.ts';

export interface GiveOrder {
  readonly give: (order: RunOrder) => void;
  readonly isBusy: boolean;
}

/** Gives an order and says that it was given. `onRefused` may take a refusal to itself by answering true. */
export function useGiveOrder(run: Run, onGiven: () => void, onRefused?: (error: unknown) => boolean): GiveOrder {
  const { t } = useTranslation('run');
  const { workspace } = useWorkspace();
  const toast = useToast();
  const fail = useFailureToast();
  const order = useRunOrder(workspace.id, run.id);
  const give = (wanted: RunOrder): void =>
    order.mutate(wanted, {
      onSuccess: () => {
        onGiven();
        toast({ tone: 'info', title: t(`order.${wanted.action}.done`) });
      },
      onError: (error) => {
        if (onRefused?.(error) !== true) fail(error);
      },
    });
  return { give, isBusy: order.isPending };
}
