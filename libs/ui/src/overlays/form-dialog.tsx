import type { ReactElement, ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { Dialog } from './dialog.tsx';

interface FormDialogProps {
  /** Closed, it is there and shows nothing. */
  readonly open?: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** One sentence under the title. */
  readonly text?: ReactNode;
  readonly submitLabel: ReactNode;
  readonly cancelLabel: string;
  /** Of the cross in the corner, where it is called otherwise than the way out below. */
  readonly closeLabel?: string;
  readonly width?: 'normal' | 'wide';
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** While it is, Enter does nothing either. */
  readonly disabled?: boolean;
  readonly onSubmit: () => void;
  readonly children?: ReactNode;
}

/** Something to fill in: one way on and one way out at its lower edge. Enter submits, once. */
export function FormDialog(props: FormDialogProps): ReactElement {
  const { open = true, onClose, title, text, submitLabel, cancelLabel, closeLabel = cancelLabel, children } = props;
  const { width = 'normal', danger = false, busy = false, disabled = false, onSubmit } = props;
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={title}
      {...(text === undefined ? {} : { text })}
      closeLabel={closeLabel}
      width={width}
      onSubmit={() => {
        if (!disabled && !busy) onSubmit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{cancelLabel}</Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy} disabled={disabled}>
            {submitLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
