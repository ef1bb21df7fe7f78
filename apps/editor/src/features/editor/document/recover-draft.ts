import type { Operation } from '@flowkeep/graph';
import type { Draft } from '../api/draft.ts';
import type { DocumentStart } from './document.store.ts';
import type { ReadDraft } from './draft-storage.ts';
import { graphHash } from './graph-hash.ts';
import { EMPTY_HISTORY } from './history.ts';
import { type DroppedChange, rebase } from './rebase.ts';

export interface RecoveredDraft {
  readonly start: DocumentStart;
  /** How many unsaved changes came back and are being saved; none while the reader is asked about them. */
  readonly count: number;
  /** Changes that no longer fit, or that cannot be read. */
  readonly dropped: readonly DroppedChange[];
}

/**
 * The server's draft with what this browser still had to save on top. The way back is kept only when nobody has
 * changed the draft since. When somebody has, it begins as a conflict: made again without asking, my changes would
 * take the place of theirs.
 */
export function recoverDraft(draft: Draft, kept: ReadDraft | null): RecoveredDraft {
  const unreadable = (kept?.unreadable ?? []).map((reason): DroppedChange => ({ step: null, reason }));
  const unsaved = kept === null ? [] : stillUnsaved(draft, kept);
  if (kept !== null && unsaved === null) return asked(draft, kept, unreadable);
  const result = rebase(draft.graph, unsaved ?? []);
  const dropped = [...unreadable, ...result.dropped];
  const hasStayed = kept !== null && (kept.revision === draft.revision || hasTaken(draft, kept));
  const history = hasStayed && dropped.length === 0 ? kept.history : { ...EMPTY_HISTORY, past: result.steps };
  return {
    start: { graph: result.graph, revision: draft.revision, unsaved: result.operations, history },
    count: result.operations.length,
    dropped,
  };
}

/** What the server does not have yet; null where that cannot be known, because somebody else changed the draft. */
function stillUnsaved(draft: Draft, kept: ReadDraft): readonly Operation[] | null {
  if (kept.unsaved.length === 0 || kept.revision === draft.revision) return kept.unsaved;
  return hasTaken(draft, kept) ? kept.unsaved.slice(kept.sent?.count) : null;
}

/** Whether the server took what was on its way when the page went, and nothing else. */
function hasTaken(draft: Draft, { sent }: ReadDraft): boolean {
  return sent !== null && sent.hash === graphHash(draft.graph);
}

/** Keeps everything as it was until the reader has chosen; what they then see behind the question is mine on top. */
function asked(draft: Draft, kept: ReadDraft, unreadable: readonly DroppedChange[]): RecoveredDraft {
  const { graph } = rebase(draft.graph, kept.unsaved);
  const { revision, unsaved } = kept;
  return {
    start: { graph, revision, unsaved, history: EMPTY_HISTORY, save: { kind: 'conflict' } },
    count: 0,
    dropped: unreadable,
  };
}
