import type { Draft } from '../api/draft.ts';
import type { DocumentStart } from './document.store.ts';
import type { ReadDraft } from './draft-storage.ts';
import { EMPTY_HISTORY } from './history.ts';
import { type DroppedChange, rebase } from './rebase.ts';

export interface RecoveredDraft {
  readonly start: DocumentStart;
  /** How many unsaved changes came back. */
  readonly count: number;
  /** Changes that no longer fit, or that cannot be read. */
  readonly dropped: readonly DroppedChange[];
}

/**
 * The server's draft with what this browser still had to save on top. The way back is kept only when nobody has
 * changed the draft since.
 */
export function recoverDraft(draft: Draft, kept: ReadDraft | null): RecoveredDraft {
  const result = rebase(draft.graph, kept?.unsaved ?? []);
  const unreadable = (kept?.unreadable ?? []).map((reason): DroppedChange => ({ step: null, reason }));
  const dropped = [...unreadable, ...result.dropped];
  const isSame = kept?.revision === draft.revision && dropped.length === 0;
  const history = isSame ? kept.history : { ...EMPTY_HISTORY, past: result.steps };
  return {
    start: { graph: result.graph, revision: draft.revision, unsaved: result.operations, history },
    count: result.operations.length,
    dropped,
  };
}
