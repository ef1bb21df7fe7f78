/** One page of a list. `nextCursor` is null on the last page. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
