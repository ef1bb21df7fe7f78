import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@flowkeep/ui';
import type { Run } from '../api/run.ts';
import { useGiveOrder } from './use-give-order.ts';

interface OrderDialogProps {
  readonly run: Run;
  readonly action: 'pause' | 'resume' | 'cancel';
  readonly onClose: () => void;
}

/** Asks before a run is paused, goes on or ends. */
export function OrderDialog({ run, action, onClose }: OrderDialogProps): ReactElement {
  const { t } = useTranslation('run');
  const { give, isBusy } = useGiveOrder(run, onClose);
  // A run that is being cancelled undoes its work first; asked again, it ends without that.
  const isSecond = action === 'cancel' && run.pendingOrders.some((order) => order.action === 'cancel');
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t(`order.${action}.title`)}
      text={isSecond ? t('order.cancel.again') : t(`order.${action}.text`)}
      confirmLabel={t(`order.${action}.button`)}
      cancelLabel={t('order.leave')}
      danger={action === 'cancel'}
      busy={isBusy}
      onConfirm={() => give({ action })}
    />
  );
}
