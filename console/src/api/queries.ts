import { QueryClient } from '@tanstack/react-query';
import { isPassing, waitBefore } from './problem.js';

const TRIES = 8;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Requests that failed temporarily are retried; meanwhile, the page reports the failure.
      retry: (failures, error) => failures < TRIES && isPassing(error),
      retryDelay: waitBefore,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
