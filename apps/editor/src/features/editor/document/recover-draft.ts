import type { Draft } from '../api/draft.ts';
import type { DocumentStart } from './document.store.ts';
import type { KeptDraft } from './draft-storage.ts';
import { EMPTY_HISTORY } from './history.ts';
import { type DroppedChange, rebase } from './rebase.ts';

export interface RecoveredDraft {
  readonly start: DocumentStart;
  /** How many unsaved changes came back. */
  readonly count: number;
  readonly dropped: readonly DroppedChange[];
}

/**
 * The server's draft with what this browser still had to save on top. The way back is kept only when nobody has
 * changed the draft since.
 */
export function recoverDraft(draft: Draft, kept: KeptDraft | null): RecoveredDraft {
  const result = rebase(draft.graph, kept?.unsaved ?? []);
  const isSame = kept?.revision === draft.revision && result.dropped.length === 0;
  const history = isSame ? kept.history : { ...EMPTY_HISTORY, past: result.steps };
  return {
    start: { graph: result.graph, revision: draft.revision, unsaved: result.operations, history },
    count: result.operations.length,
    dropped: result.dropped,
  };
}
