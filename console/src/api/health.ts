import { useQuery } from '@tanstack/react-query';
import type { components } from './schema.js';
import { client } from './client.js';

export type Health = components['schemas']['Health'];

const EVERY_MS = 15_000;

/** An unhealthy service replies 503 with the same document. */
export function useHealth() {
  return useQuery({
    queryKey: ['get', '/health'],
    queryFn: async () => {
      const { data, error } = await client.GET('/health');
      return data ?? (error as unknown as Health);
    },
    refetchInterval: EVERY_MS,
    retry: false,
  });
}
