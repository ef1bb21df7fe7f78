import type { DocumentState, DocumentStore } from './document.store.ts';
import type { DraftStorage, KeptDraft } from './draft-storage.ts';
import { graphHash } from './graph-hash.ts';
import type { Saver } from './saver.ts';

/** A burst of changes, as typing makes it, is written once. */
const GATHER = 150;

export interface DraftKeeperPorts {
  readonly document: DocumentStore;
  readonly saver: Saver;
  readonly storage: DraftStorage;
  /** Calls back after so many milliseconds; gives back what takes the call back. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

/** Keeps in the browser what the server does not have yet. */
export interface DraftKeeper {
  /** Sends what is unsaved, keeps it until the answer, and forgets what the server then has. */
  readonly leave: () => Promise<void>;
  /** Ends the watching of the document. */
  readonly stop: () => void;
}

/** Watches the document from now on. */
export function keepDraft({ document, saver, storage, after }: DraftKeeperPorts): DraftKeeper {
  let cancel = (): void => undefined;
  const stopWatching = document.subscribe(() => {
    cancel();
    cancel = after(GATHER, () => storage.write(keptOf(document.getState())));
  });
  const leave = async (): Promise<void> => {
    cancel();
    // First under way, then written: so it is known what was sent if the page goes before the answer.
    const saving = saver.flush();
    const before = keptOf(document.getState());
    storage.write(before);
    await saving;
    // Left as they were, changes that are saved would be made again at the next visit, over whatever came after.
    storage.replace(before, keptOf(document.getState()));
  };
  const stop = (): void => {
    cancel();
    stopWatching();
  };
  return { leave, stop };
}

function keptOf({ revision, unsaved, history, sent }: DocumentState): KeptDraft {
  const hasGraph = sent !== null && sent.graph !== null;
  return { revision, unsaved, history, sent: hasGraph ? { count: sent.count, hash: graphHash(sent.graph) } : null };
}
