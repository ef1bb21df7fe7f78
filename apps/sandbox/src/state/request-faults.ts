import { setTimeout as pause } from 'node:timers/promises';
import type { FaultTarget } from './sandbox-state.ts';
import type { StateStore } from './state-store.ts';

export type RequestFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'fail'; readonly status: number; readonly code: number | string };

/** Applies the faults that strike before a request is accepted; a slow one waits here. */
export async function applyRequestFaults(store: StateStore, target: FaultTarget): Promise<RequestFault> {
  const slow = store.takeFault(target, 'slow');
  if (slow) await pause(slow.delayMs);
  if (store.takeFault(target, 'drop-before-accept')) return { kind: 'drop' };
  const failing = store.takeFault(target, 'fail');
  return failing ? { kind: 'fail', status: failing.status, code: failing.code } : { kind: 'none' };
}
