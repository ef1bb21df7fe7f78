import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { PageOf } from '../api/page-of.ts';

type LoadPage<Item> = (cursor: string | null, signal: AbortSignal) => Promise<PageOf<Item>>;

/** A list that is loaded page by page. While a filter changes, what was there stays in sight. */
export function usePages<Item>(
  queryKey: readonly unknown[],
  load: LoadPage<Item>,
): UseInfiniteQueryResult<readonly Item[]> {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap((page) => page.items),
    placeholderData: keepPreviousData,
  });
}
