import type { KeysetPosition } from '../keyset-cursor.ts';

/** One slice of what may be old. */
export interface RetentionSlice {
  /** Rows that were taken. */
  readonly taken: number;
  /** Where to go on: `after` is a cursor, null for the beginning. Null when there is nothing behind. */
  readonly next: { readonly after: string | null } | null;
}

/** What sorts before every row: the beginning of a walk. */
export const BEGINNING: KeysetPosition = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
