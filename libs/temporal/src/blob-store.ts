/** Whose large value it is. */
export interface BlobOwner {
  readonly runId: string;
  readonly subjectKeyRef: string;
}

/** Keeps values that are too large for a history. */
export interface BlobStore {
  /** Gives the id of a text; null where it cannot be kept, so that it must travel itself. */
  readonly put: (owner: BlobOwner, text: string) => Promise<string | null>;
  /** Null where it is no more. */
  readonly find: (owner: BlobOwner, id: string) => Promise<string | null>;
}
