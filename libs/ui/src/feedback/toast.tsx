import { Toast as Primitive } from 'radix-ui';
import { type ReactElement, type ReactNode, useCallback, useRef, useState } from 'react';
import { buttonClass } from '../controls/button.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-map.ts';
import { joinClasses } from '../join-classes.ts';
import { ToastContext, type ToastMessage } from './toast-context.ts';
import styles from './toast.module.css';

interface Shown extends ToastMessage {
  readonly id: number;
}

const ICON_OF_TONE = { good: 'circle-check', bad: 'circle-alert', info: 'info' } as const satisfies Record<
  ToastMessage['tone'],
  IconName
>;

const AT_MOST = 3;

interface ToastProviderProps {
  readonly children: ReactNode;
  readonly closeLabel: string;
  /** Names the corner for a screen reader. */
  readonly label: string;
}

/** Holds the toasts of a screen; three at most, the oldest leaves first. */
export function ToastProvider({ children, closeLabel, label }: ToastProviderProps): ReactElement {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    next.current += 1;
    const id = next.current;
    setToasts((before) => [...before.slice(1 - AT_MOST), { ...message, id }]);
  }, []);
  const remove = (id: number): void => setToasts((before) => before.filter((toast) => toast.id !== id));
  return (
    <ToastContext value={show}>
      <Primitive.Provider swipeDirection="right" label={label}>
        {children}
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} closeLabel={closeLabel} onClose={() => remove(toast.id)} />
        ))}
        <Primitive.Viewport className={styles['viewport']} />
      </Primitive.Provider>
    </ToastContext>
  );
}

interface ToastCardProps {
  readonly toast: Shown;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

function ToastCard({ toast, closeLabel, onClose }: ToastCardProps): ReactElement {
  const { tone, title, text, action } = toast;
  return (
    <Primitive.Root
      className={joinClasses(styles['toast'], styles[tone])}
      duration={tone === 'bad' ? 12_000 : 6_000}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Icon name={ICON_OF_TONE[tone]} />
      <div className={styles['words']}>
        <Primitive.Title className={styles['title']}>{title}</Primitive.Title>
        {text !== undefined && <Primitive.Description className={styles['text']}>{text}</Primitive.Description>}
        {action !== undefined && (
          <Primitive.Action
            altText={action.label}
            className={joinClasses(buttonClass('ghost', 'small'), styles['action'])}
            onClick={action.onSelect}
          >
            {action.label}
          </Primitive.Action>
        )}
      </div>
      <Primitive.Close asChild>
        <IconButton icon="x" label={closeLabel} size="small" tooltip={false} />
      </Primitive.Close>
    </Primitive.Root>
  );
}
