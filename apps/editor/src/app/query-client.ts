import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';

const MOST_RETRIES = 2;

/** Live events keep data fresh; time alone makes it stale slowly. Only what may pass by itself is tried again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // An answer from this machine is possible without a network, so the browser's word is not taken.
        networkMode: 'always',
        retry: (failures, error) => failures < MOST_RETRIES && mayPass(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

function mayPass(error: Error): boolean {
  return error instanceof ApiError && (error.code === 'unreachable' || error.code === 'unavailable');
}
