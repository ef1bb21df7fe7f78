import { createStore, type StoreApi } from 'zustand/vanilla';
import { DomainError } from '@flowkeep/contracts';
import { applyOperation, type Graph, invertOperation, type Operation, parseOperation } from '@flowkeep/graph';
import { continues, EMPTY_HISTORY, type History, record, seal, stepBack, stepForward } from './history.ts';
import { nextBatch } from './next-batch.ts';
import { type DroppedChange, rebase } from './rebase.ts';
import { stepName } from './step-name.ts';

/** Where the work stands with the server. `waiting` means changed and about to be saved. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly message: string };

export type DispatchResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

export interface DocumentState {
  readonly graph: Graph;
  readonly history: History;
  /** The server's revision that `unsaved` stands on. */
  readonly revision: number;
  /** Changes the server does not have yet, oldest first. The first `inFlight` of them are on their way. */
  readonly unsaved: readonly Operation[];
  readonly inFlight: number;
  /** What the server may have taken without our hearing of it: on its way, or sent when the answer was lost. */
  readonly sent: SentChanges | null;
  readonly save: SaveState;
}

/** Changes whose answer is not here. */
export interface SentChanges {
  /** So many of `unsaved`, from the oldest. */
  readonly count: number;
  /** The server's document when it has taken them and nobody else changed it; null when further changes stood behind. */
  readonly graph: Graph | null;
}

export interface DocumentActions {
  /** The only way to change the document. Changes under one `gesture` are one step of history. */
  readonly dispatch: (operation: Operation, gesture?: string) => DispatchResult;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Ends a gesture, for example when a field loses focus. */
  readonly endGesture: () => void;
  readonly sendingStarted: () => readonly Operation[];
  readonly sendingEnded: (revision: number) => void;
  readonly sendingFailed: (save: SaveState) => void;
  /** Takes the server's document and puts my unsaved changes on top; gives back those that no longer fit. */
  readonly keepMine: (theirs: Graph, revision: number) => readonly DroppedChange[];
  readonly takeTheirs: (theirs: Graph, revision: number) => void;
}

export type DocumentStore = StoreApi<DocumentState & DocumentActions>;

export interface DocumentStart {
  readonly graph: Graph;
  readonly revision: number;
  readonly unsaved?: readonly Operation[];
  readonly history?: History;
  readonly save?: SaveState;
}

/** The draft that is being edited, one store for each opened workflow. */
export function createDocumentStore(start: DocumentStart): DocumentStore {
  return createStore((set, get) => ({
    graph: start.graph,
    history: start.history ?? EMPTY_HISTORY,
    revision: start.revision,
    unsaved: start.unsaved ?? [],
    inFlight: 0,
    sent: null,
    save: start.save ?? { kind: start.unsaved?.length ? 'waiting' : 'saved' },
    dispatch: (operation, gesture) => change(get, set, operation, gesture ?? null),
    undo: () => travel(get, set, stepBack(get().history), get().history.past.at(-1)?.forward),
    redo: () => travel(get, set, stepForward(get().history), get().history.future[0]?.inverse),
    endGesture: () => set((state) => ({ history: seal(state.history) })),
    sendingStarted: () => {
      const { unsaved, graph } = get();
      const batch = nextBatch(unsaved);
      const sent = { count: batch.length, graph: batch.length === unsaved.length ? graph : null };
      // What is on its way can no longer take in further changes of the same gesture.
      set((state) => ({ inFlight: batch.length, sent, save: { kind: 'saving' }, history: seal(state.history) }));
      return batch;
    },
    sendingEnded: (revision) =>
      set((state) => {
        const unsaved = state.unsaved.slice(state.inFlight);
        return { revision, unsaved, inFlight: 0, sent: null, save: { kind: unsaved.length > 0 ? 'waiting' : 'saved' } };
      }),
    // Whoever does not answer may have heard all the same.
    sendingFailed: (save) => set((state) => ({ inFlight: 0, sent: save.kind === 'offline' ? state.sent : null, save })),
    keepMine: (theirs, revision) => {
      const result = rebase(theirs, get().unsaved);
      set({
        graph: result.graph,
        revision,
        unsaved: result.operations,
        inFlight: 0,
        sent: null,
        history: { past: result.steps, future: [] },
        save: { kind: result.operations.length > 0 ? 'waiting' : 'saved' },
      });
      return result.dropped;
    },
    takeTheirs: (theirs, revision) =>
      set({
        graph: theirs,
        revision,
        unsaved: [],
        inFlight: 0,
        sent: null,
        history: EMPTY_HISTORY,
        save: { kind: 'saved' },
      }),
  }));
}

type Get = DocumentStore['getState'];
type Set = (patch: Partial<DocumentState>) => void;

function change(get: Get, set: Set, wanted: Operation, gesture: string | null): DispatchResult {
  const state = get();
  try {
    // What the server could not read would stand in the way of everything that is changed after it.
    const operation = parseOperation(JSON.parse(JSON.stringify(wanted)));
    const inverse = invertOperation(state.graph, operation);
    const graph = applyOperation(state.graph, operation);
    const joins = continues(state.history, gesture) && state.unsaved.length > state.inFlight;
    const kept = joins ? state.unsaved.slice(0, -1) : state.unsaved;
    const name = stepName(state.graph, operation);
    set({
      graph,
      history: record(state.history, { name, forward: operation, inverse, gesture }),
      unsaved: [...kept, operation],
      save: changed(state.save),
    });
    return { ok: true };
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, message: error.message };
    throw error;
  }
}

type Travel = { readonly history: History; readonly operation: Operation };

/**
 * Takes a step back or forward. Where the server never got the change that this takes back, `opposite`, it need not
 * get either: a change that it refuses must not stand in the way of saving when it has been undone.
 */
function travel(get: Get, set: Set, step: Travel | null, opposite: Operation | undefined): void {
  if (!step) return;
  const state = get();
  const isUnsent = state.unsaved.length > Math.max(state.inFlight, state.sent?.count ?? 0);
  // The very same object: an equal change may be another one.
  const cancels = isUnsent && state.unsaved.at(-1) === opposite;
  const unsaved = cancels ? state.unsaved.slice(0, -1) : [...state.unsaved, step.operation];
  const save = changed(state.save);
  set({
    graph: applyOperation(state.graph, step.operation),
    history: step.history,
    unsaved,
    save: unsaved.length === 0 && save.kind !== 'conflict' ? { kind: 'saved' } : save,
  });
}

/** A further change does not lift a conflict: that is the reader's to decide. */
function changed(save: SaveState): SaveState {
  return save.kind === 'conflict' || save.kind === 'saving' || save.kind === 'offline' ? save : { kind: 'waiting' };
}
