import { type Operation, parseOperation } from '@flowkeep/graph';
import { EMPTY_HISTORY, type History, type HistoryStep } from './history.ts';

/** What of a draft must outlive a reload: changes that the server does not have yet, and the way back. */
export interface KeptDraft {
  /** Revision that the unsaved changes stand on. */
  readonly revision: number;
  readonly unsaved: readonly Operation[];
  readonly history: History;
}

/** Keeps the unsaved part of drafts in the browser. A full or forbidden store costs the safety net, never the work. */
export interface DraftStorage {
  readonly read: () => KeptDraft | null;
  readonly write: (draft: KeptDraft) => void;
  readonly clear: () => void;
}

type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function createDraftStorage(store: TextStore, workflowId: string): DraftStorage {
  const key = `flowkeep.draft.${workflowId}`;
  return {
    read: () => parse(quietly(() => store.getItem(key)) ?? null),
    write: (draft) => {
      const { past, future } = draft.history;
      if (draft.unsaved.length === 0 && past.length === 0 && future.length === 0) {
        quietly(() => store.removeItem(key));
        return;
      }
      quietly(() => store.setItem(key, JSON.stringify(draft)));
    },
    clear: () => quietly(() => store.removeItem(key)),
  };
}

/** Browsers throw here when storage is full or switched off. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** What was written by an older editor, or by hand, may not fit any more: then there is nothing to recover. */
function parse(text: string | null): KeptDraft | null {
  if (text === null) return null;
  return (
    quietly(() => {
      const raw = JSON.parse(text) as KeptDraft;
      const unsaved = raw.unsaved.map(parseOperation);
      return { revision: Number(raw.revision), unsaved, history: parseHistory(raw.history) };
    }) ?? null
  );
}

function parseHistory(raw: History): History {
  const step = (entry: HistoryStep): HistoryStep => ({
    name: entry.name,
    forward: parseOperation(entry.forward),
    inverse: parseOperation(entry.inverse),
    gesture: null,
  });
  return quietly(() => ({ past: raw.past.map(step), future: raw.future.map(step) })) ?? EMPTY_HISTORY;
}
