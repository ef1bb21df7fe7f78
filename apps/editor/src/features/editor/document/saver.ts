import type { Graph, Operation } from '@flowkeep/graph';
import { sameJson } from '../../../canvas/same-json.ts';
import type { DocumentStore } from './document.store.ts';

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

const PAUSE = 700;
const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 30_000;

/** Saves a document by itself: after a short pause in the changes, one request at a time, again and again while offline. */
export class Saver {
  #cancel = (): void => undefined;
  #running: Promise<void> | null = null;
  #retry = FIRST_RETRY;
  #isWatching = false;

  constructor(
    private readonly store: DocumentStore,
    private readonly ports: SaverPorts,
  ) {}

  /** Watches the document from now on; gives back what ends that. */
  start(): () => void {
    this.#isWatching = true;
    const stopWatching = this.store.subscribe((state, before) => {
      if (state.unsaved !== before.unsaved && state.save.kind === 'waiting') this.#schedule(PAUSE);
    });
    if (this.store.getState().unsaved.length > 0) this.#schedule(PAUSE);
    return () => {
      this.#isWatching = false;
      this.#cancel();
      stopWatching();
    };
  }

  /** Saves what is unsaved now and resolves when the server has everything, or when it cannot have it. */
  flush(): Promise<void> {
    this.#cancel();
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  #schedule(milliseconds: number): void {
    this.#cancel();
    this.#cancel = this.ports.after(milliseconds, () => void this.flush());
  }

  async #saveAll(): Promise<void> {
    while (this.store.getState().unsaved.length > 0 && this.store.getState().save.kind !== 'conflict') {
      const { revision, sendingStarted } = this.store.getState();
      const outcome = await this.ports.send(revision, sendingStarted());
      if (!(await this.#settle(outcome))) return;
    }
  }

  /** Whether to go on with what came in meanwhile. */
  async #settle(outcome: SaveOutcome): Promise<boolean> {
    const { sendingEnded, sendingFailed } = this.store.getState();
    switch (outcome.kind) {
      case 'saved':
        this.#retry = FIRST_RETRY;
        sendingEnded(outcome.revision);
        return true;
      case 'conflict':
        return this.#settleConflict();
      case 'refused':
        sendingFailed(outcome);
        return false;
      case 'offline':
        sendingFailed(outcome);
        // After the page is left, the changes wait in the browser for the next visit.
        if (!this.#isWatching) return false;
        this.#schedule(this.#retry);
        this.#retry = Math.min(this.#retry * 2, LONGEST_RETRY);
        return false;
    }
  }

  /** An answer that got lost looks like a conflict: when the server has what was sent or what we have, all is well. */
  async #settleConflict(): Promise<boolean> {
    const theirs = await this.ports.load().catch(() => null);
    const state = this.store.getState();
    if (theirs && state.sent?.graph && sameJson(theirs.graph, state.sent.graph)) {
      state.sendingEnded(theirs.revision);
      return true;
    }
    if (theirs && sameJson(theirs.graph, state.graph)) {
      state.takeTheirs(theirs.graph, theirs.revision);
      return true;
    }
    state.sendingFailed({ kind: 'conflict' });
    return false;
  }
}
