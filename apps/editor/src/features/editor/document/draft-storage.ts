import { DomainError } from '@flowkeep/contracts';
import { type Operation, parseOperation } from '@flowkeep/graph';
import { EMPTY_HISTORY, type History, type HistoryStep } from './history.ts';

/** What of a draft must outlive a reload: changes that the server does not have yet, and the way back. */
export interface KeptDraft {
  /** Revision that the unsaved changes stand on. */
  readonly revision: number;
  readonly unsaved: readonly Operation[];
  readonly history: History;
  /** What the server may have taken without our hearing of it. */
  readonly sent: KeptSent | null;
}

export interface KeptSent {
  /** So many of the unsaved changes, from the oldest. */
  readonly count: number;
  /** Hash of the server's document when it has taken them and nobody else changed it. */
  readonly hash: string;
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
  /** Writes what stands now in the place of what was written `before`, unless another page has written since. */
  readonly replace: (before: KeptDraft, now: KeptDraft) => void;
  readonly clear: () => void;
}

type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The draft of one workflow, apart for each person who works in this browser. */
export function createDraftStorage(store: TextStore, userId: string, workflowId: string): DraftStorage {
  const key = `flowkeep.draft.${userId}.${workflowId}`;
  const write = (draft: KeptDraft): void => {
    const text = textOf(draft);
    quietly(() => (text === null ? store.removeItem(key) : store.setItem(key, text)));
  };
  return {
    read: () => parse(quietly(() => store.getItem(key)) ?? null),
    write,
    replace: (before, now) => {
      if (quietly(() => store.getItem(key)) === textOf(before)) write(now);
    },
    clear: () => quietly(() => store.removeItem(key)),
  };
}

/** Null where nothing need be kept. */
function textOf(draft: KeptDraft): string | null {
  const { unsaved, history } = draft;
  const isEmpty = unsaved.length === 0 && history.past.length === 0 && history.future.length === 0;
  return isEmpty ? null : JSON.stringify(draft);
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
      const isWhole = unreadable.length === 0;
      return {
        revision: Number(raw.revision),
        unsaved: operations,
        unreadable,
        history: parseHistory(raw.history),
        // Counted from the first change: one that is left out would shift the others.
        sent: isWhole ? parseSent(raw.sent) : null,
      };
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

function parseSent(raw: KeptSent | null | undefined): KeptSent | null {
  return typeof raw?.count === 'number' && typeof raw.hash === 'string' ? { count: raw.count, hash: raw.hash } : null;
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
