import { QueryClient } from '@tanstack/react-query';

/**
 * Data changes when an event says so and at no other time: nothing is refetched by age, focus or network, and a
 * failure is shown instead of being tried again behind the user's back.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        gcTime: 5 * 60_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
