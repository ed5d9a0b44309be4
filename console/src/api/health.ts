import { useQuery } from '@tanstack/react-query';
import type { components } from './schema.js';
import { client } from './client.js';
import { REFRESH } from './pages.js';

export type Health = components['schemas']['Health'];

/** An unhealthy service replies 503 with the same document. */
export function useHealth() {
  return useQuery({
    queryKey: ['get', '/health'],
    queryFn: async () => {
      const { data, error } = await client.GET('/health');
      return data ?? (error as unknown as Health);
    },
    ...REFRESH,
    retry: false,
  });
}
