import { DomainError } from '@flowkeep/contracts';

/** The last row of a page, by the two columns that order the list: an instant, then the id. */
export interface KeysetPosition {
  /** ISO instant with microseconds, as {@link INSTANT} writes it. */
  readonly at: string;
  readonly id: string;
}

/** One page of a list; `nextCursor` is null on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

const POSITION = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\|([0-9a-f-]{36})$/;

/** SQL of an instant that loses no microsecond: a JavaScript date would, and a page would skip or repeat rows. */
export function exactInstant(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Null for the first page; throws `bad-request` for a cursor that we did not make. */
export function readCursor(cursor: string | null): KeysetPosition | null {
  if (cursor === null || cursor === '') return null;
  const [, at, id] = POSITION.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (at === undefined || id === undefined) {
    throw new DomainError('bad-request', 'This cursor is not one of ours. Start again from the first page.');
  }
  return { at, id };
}

/** Turns `limit + 1` rows into a page. */
export function pageOf<Row extends { readonly position: string; readonly id: string }, T>(
  rows: readonly Row[],
  limit: number,
  map: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(map),
    nextCursor: more ? Buffer.from(`${last.position}|${last.id}`).toString('base64url') : null,
  };
}
