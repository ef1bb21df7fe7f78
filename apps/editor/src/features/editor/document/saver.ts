import type { Graph, Operation } from '@flowkeep/graph';
import type { DocumentStore } from './document.store.ts';
import { sameJson } from '../../../canvas/same-json.ts';

/** What came of an attempt to save. `offline` is worth another try, the others are not. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'offline' };

export interface SaverPorts {
  readonly send: (baseRevision: number, operations: readonly Operation[]) => Promise<SaveOutcome>;
  readonly load: () => Promise<{ readonly graph: Graph; readonly revision: number }>;
  /** Calls back after so many milliseconds; gives back what takes the call back. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

export interface Saver {
  /** Watches the document from now on; gives back what ends that. */
  readonly start: () => () => void;
  /** Saves what is unsaved now and resolves when the server has everything, or when it cannot have it. */
  readonly flush: () => Promise<void>;
}

const PAUSE = 700;
const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 30_000;

/** Saves a document by itself: after a short pause in the changes, one request at a time, again and again while offline. */
export function createSaver(store: DocumentStore, ports: SaverPorts): Saver {
  let cancel = (): void => undefined;
  let running: Promise<void> | null = null;
  let retry = FIRST_RETRY;

  const schedule = (milliseconds: number): void => {
    cancel();
    cancel = ports.after(milliseconds, () => void flush());
  };

  const flush = (): Promise<void> => {
    cancel();
    running ??= saveAll().finally(() => {
      running = null;
    });
    return running;
  };

  const saveAll = async (): Promise<void> => {
    while (store.getState().unsaved.length > 0 && store.getState().save.kind !== 'conflict') {
      const { revision } = store.getState();
      const outcome = await ports.send(revision, store.getState().sendingStarted());
      if (!(await settle(outcome))) return;
    }
  };

  const settle = async (outcome: SaveOutcome): Promise<boolean> => {
    const state = store.getState();
    if (outcome.kind === 'saved') {
      retry = FIRST_RETRY;
      state.sendingEnded(outcome.revision);
      return true;
    }
    if (outcome.kind === 'conflict') return settleConflict();
    state.sendingFailed(outcome.kind === 'offline' ? { kind: 'offline' } : outcome);
    if (outcome.kind === 'offline') {
      schedule(retry);
      retry = Math.min(retry * 2, LONGEST_RETRY);
    }
    return false;
  };

  /** An answer that got lost looks like a conflict: when the server already has what we have, all is well. */
  const settleConflict = async (): Promise<boolean> => {
    const theirs = await ports.load().catch(() => null);
    if (theirs && sameJson(theirs.graph, store.getState().graph)) {
      store.getState().takeTheirs(theirs.graph, theirs.revision);
      return true;
    }
    store.getState().sendingFailed({ kind: 'conflict' });
    return false;
  };

  const start = (): (() => void) => {
    const stopWatching = store.subscribe((state, before) => {
      if (state.unsaved !== before.unsaved && state.save.kind === 'waiting') schedule(PAUSE);
    });
    if (store.getState().unsaved.length > 0) schedule(PAUSE);
    return () => {
      cancel();
      stopWatching();
    };
  };

  return { start, flush };
}
