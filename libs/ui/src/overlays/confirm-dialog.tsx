import type { ReactElement, ReactNode } from 'react';
import { FormDialog } from './form-dialog.tsx';

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
  const { onOpenChange, confirmLabel, onConfirm, ...rest } = props;
  return <FormDialog onClose={() => onOpenChange(false)} submitLabel={confirmLabel} onSubmit={onConfirm} {...rest} />;
}
