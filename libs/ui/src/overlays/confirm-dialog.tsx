import type { ReactElement, ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** A question. */
  readonly title: ReactNode;
  /** What will happen, and whether it can be undone. */
  readonly text: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly children?: ReactNode;
}

/** Asks before something that cannot easily be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { open, onOpenChange, title, text, confirmLabel, cancelLabel, onConfirm, children } = props;
  const { danger = false, busy = false, disabled = false } = props;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      text={text}
      closeLabel={cancelLabel}
      onSubmit={() => {
        if (!disabled && !busy) onConfirm();
      }}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{cancelLabel}</Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy} disabled={disabled}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
