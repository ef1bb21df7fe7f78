import { Dialog as Primitive } from 'radix-ui';
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { IconButton } from '../controls/icon-button.tsx';
import { joinClasses } from '../join-classes.ts';
import styles from './dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  /** One sentence under the title. */
  readonly text?: ReactNode;
  readonly closeLabel: string;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
  /** With it the dialog is a form: Enter submits, and a button of type submit stands in the footer. */
  readonly onSubmit?: () => void;
  readonly width?: 'normal' | 'wide';
  /** `drawer` comes from the right and keeps the page in sight. */
  readonly place?: 'middle' | 'drawer';
  /** False where the dialog must be answered: then Escape and a press beside it do nothing. */
  readonly dismissable?: boolean;
}

/** Something to read or fill in before the page goes on. Focus stays inside and returns to where it was. */
export function Dialog(props: DialogProps): ReactElement {
  const { open, onOpenChange, width = 'normal', place = 'middle', dismissable = true, text } = props;
  const keepOpen = (event: Event): void => {
    if (!dismissable) event.preventDefault();
  };
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={styles['scrim']} />
        <Primitive.Content
          className={joinClasses(
            place === 'drawer' ? styles['drawer'] : styles['dialog'],
            width === 'wide' && styles['wide'],
          )}
          onEscapeKeyDown={keepOpen}
          onInteractOutside={keepOpen}
          {...(text === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <DialogContent {...props} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function DialogContent(props: DialogProps): ReactElement {
  const { title, text, closeLabel, children, footer, onSubmit, dismissable = true } = props;
  const content = (
    <>
      <header className={styles['header']}>
        <div className={styles['titles']}>
          <Primitive.Title className={styles['title']}>{title}</Primitive.Title>
          {text !== undefined && <Primitive.Description className={styles['text']}>{text}</Primitive.Description>}
        </div>
        {dismissable && (
          <Primitive.Close asChild>
            <IconButton icon="x" label={closeLabel} tooltip={false} />
          </Primitive.Close>
        )}
      </header>
      {children !== undefined && <div className={styles['body']}>{children}</div>}
      {footer !== undefined && <footer className={styles['footer']}>{footer}</footer>}
    </>
  );
  if (onSubmit === undefined) return content;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      {content}
    </form>
  );
}
