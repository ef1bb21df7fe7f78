import { createContext, useContext } from 'react';

export interface ToastMessage {
  readonly tone: 'good' | 'bad' | 'info';
  readonly title: string;
  readonly text?: string;
  readonly action?: { readonly label: string; readonly onSelect: () => void };
}

export type ShowToast = (message: ToastMessage) => void;

export const ToastContext = createContext<ShowToast | null>(null);

/** Says something in the corner of the screen, and reads it aloud. Errors stay longer. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('useToast needs a ToastProvider above it.');
  return show;
}
