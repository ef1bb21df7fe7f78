import { DomainError } from '@flowkeep/contracts';
import { type Operation, parseOperation } from '@flowkeep/graph';
import { EMPTY_HISTORY, type History, type HistoryStep } from './history.ts';

/** What of a draft must outlive a reload: changes that the server does not have yet, and the way back. */
export interface KeptDraft {
  /** Revision that the unsaved changes stand on. */
  readonly revision: number;
  readonly unsaved: readonly Operation[];
  readonly history: History;
}

/** What was kept and can still be read. */
export interface ReadDraft extends KeptDraft {
  /** For every kept change that cannot be read, why: a sentence. */
  readonly unreadable: readonly string[];
}

/** Keeps the unsaved part of drafts in the browser. A full or forbidden store costs the safety net, never the work. */
export interface DraftStorage {
  readonly read: () => ReadDraft | null;
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

/** What was written by an older editor, or by hand, may not fit any more: what can still be read is recovered. */
function parse(text: string | null): ReadDraft | null {
  if (text === null) return null;
  return (
    quietly(() => {
      const raw = JSON.parse(text) as KeptDraft;
      const { operations, unreadable } = parseEach(raw.unsaved);
      return { revision: Number(raw.revision), unsaved: operations, unreadable, history: parseHistory(raw.history) };
    }) ?? null
  );
}

function parseEach(kept: readonly unknown[]): {
  readonly operations: readonly Operation[];
  readonly unreadable: readonly string[];
} {
  const operations: Operation[] = [];
  const unreadable: string[] = [];
  for (const value of kept) {
    try {
      operations.push(parseOperation(value));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      unreadable.push(error.message);
    }
  }
  return { operations, unreadable };
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
